%% main(N): the sum of the numbers up to N.
{module, sum}.
{exports, [{main,1}]}.
{attributes, []}.
{labels, 6}.
{function, main, 1, 2}.
  {label,1}.
    {func_info,{atom,sum},{atom,main},1}.
  {label,2}.
    {move,{integer,0},{x,1}}.
    {call_only,2,{f,4}}.
{function, add, 2, 4}.
  {label,3}.
    {func_info,{atom,sum},{atom,add},2}.
  {label,4}.
    {test,is_eq_exact,{f,5},[{x,0},{integer,0}]}.
    {move,{x,1},{x,0}}.
    return.
  {label,5}.
    {gc_bif,'+',{f,0},2,[{x,1},{x,0}],{x,1}}.
    {gc_bif,'-',{f,0},2,[{x,0},{integer,1}],{x,0}}.
    {call_only,2,{f,4}}.
