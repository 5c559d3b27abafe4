%% Elements of what nobody has proved to be a tuple: they are looked for.
{module, unproven}.

{exports, [{first,1},{second,1},{both,1},{moved,2}]}.

{attributes, []}.

{labels, 9}.

{function, first, 1, 2}.
  {label,1}.
    {func_info,{atom,unproven},{atom,first},1}.
  {label,2}.
    {get_tuple_element,{x,0},0,{x,0}}.
    return.

{function, second, 1, 4}.
  {label,3}.
    {func_info,{atom,unproven},{atom,second},1}.
  {label,4}.
    {get_tuple_element,{x,0},1,{x,0}}.
    return.

%% One look is enough for both: for the larger one.
{function, both, 1, 6}.
  {label,5}.
    {func_info,{atom,unproven},{atom,both},1}.
  {label,6}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {move,{x,1},{x,2}}.
    {get_tuple_element,{x,0},2,{x,0}}.
    return.

%% Not for another tuple.
{function, moved, 2, 8}.
  {label,7}.
    {func_info,{atom,unproven},{atom,moved},2}.
  {label,8}.
    {get_tuple_element,{x,0},0,{x,2}}.
    {move,{x,1},{x,0}}.
    {get_tuple_element,{x,0},1,{x,0}}.
    return.
