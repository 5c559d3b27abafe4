%% main(N): the length of a list that is built of N elements.
{module, build}.
{exports, [{main,1}]}.
{attributes, []}.
{labels, 6}.
{function, main, 1, 2}.
  {label,1}.
    {func_info,{atom,build},{atom,main},1}.
  {label,2}.
    {move,nil,{x,1}}.
    {call_only,2,{f,4}}.
{function, push, 2, 4}.
  {label,3}.
    {func_info,{atom,build},{atom,push},2}.
  {label,4}.
    {test,is_eq_exact,{f,5},[{x,0},{integer,0}]}.
    {gc_bif,length,{f,0},2,[{x,1}],{x,0}}.
    return.
  {label,5}.
    {test_heap,2,2}.
    {put_list,{x,0},{x,1},{x,1}}.
    {gc_bif,'-',{f,0},2,[{x,0},{integer,1}],{x,0}}.
    {call_only,2,{f,4}}.
