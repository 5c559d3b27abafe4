%% Jumps and selections.
{module, branching}.

{exports, [{to_the_next,1},{one_value,1},{large_values,1}]}.

{attributes, []}.

{labels, 12}.

{function, to_the_next, 1, 2}.
  {label,1}.
    {func_info,{atom,branching},{atom,to_the_next},1}.
  {label,2}.
    {jump,{f,3}}.
  {label,3}.
    return.

{function, one_value, 1, 5}.
  {label,4}.
    {func_info,{atom,branching},{atom,one_value},1}.
  {label,5}.
    {select_val,{x,0},{f,6},{list,[{integer,1},{f,7}]}}.
  {label,7}.
    {move,{atom,one},{x,0}}.
    return.
  {label,6}.
    {move,{atom,other},{x,0}}.
    return.

{function, large_values, 1, 9}.
  {label,8}.
    {func_info,{atom,branching},{atom,large_values},1}.
  {label,9}.
    {select_val,{x,0},{f,10},{list,[{integer,100000000000000000000},{f,11},{float,1.5},{f,11}]}}.
  {label,11}.
    {move,{atom,one},{x,0}}.
    return.
  {label,10}.
    {move,{atom,other},{x,0}}.
    return.
