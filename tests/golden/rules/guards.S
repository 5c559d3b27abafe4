%% Guard BIFs: those that have an instruction, and the others.
{module, guards}.

{exports, [{with_instructions,2},{called,2},{of_three,3}]}.

{attributes, []}.

{labels, 7}.

{function, with_instructions, 2, 2}.
  {label,1}.
    {func_info,{atom,guards},{atom,with_instructions},2}.
  {label,2}.
    {bif,tl,{f,0},[{x,0}],{x,2}}.
    {bif,hd,{f,0},[{x,0}],{x,3}}.
    {bif,map_get,{f,0},[{x,0},{x,1}],{x,3}}.
    {bif,is_map_key,{f,0},[{x,0},{x,1}],{x,3}}.
    {bif,'not',{f,0},[{x,3}],{x,3}}.
    {bif,get,{f,0},[{x,3}],{x,3}}.
    {bif,'=/=',{f,0},[{x,0},{x,1}],{x,3}}.
    {bif,'=:=',{f,0},[{x,0},{x,1}],{x,3}}.
    {gc_bif,length,{f,0},2,[{x,0}],{x,3}}.
    {move,{x,3},{x,0}}.
    return.

{function, called, 2, 4}.
  {label,3}.
    {func_info,{atom,guards},{atom,called},2}.
  {label,4}.
    {bif,node,{f,0},[],{x,2}}.
    {bif,node,{f,0},[{x,0}],{x,2}}.
    {bif,min,{f,0},[{x,0},{x,1}],{x,2}}.
    {gc_bif,abs,{f,0},3,[{x,2}],{x,2}}.
    {gc_bif,binary_part,{f,0},3,[{x,0},{x,1}],{x,2}}.
    {gc_bif,binary_part,{f,0},3,[{x,0},{x,1},{x,2}],{x,0}}.
    return.

{function, of_three, 3, 6}.
  {label,5}.
    {func_info,{atom,guards},{atom,of_three},3}.
  {label,6}.
    {bif,is_record,{f,0},[{x,0},{x,1},{x,2}],{x,0}}.
    return.
