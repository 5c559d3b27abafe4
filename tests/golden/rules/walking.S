%% Lists are taken apart.
{module, walking}.

{exports, [{both,1},{rest,1},{first,1}]}.

{attributes, []}.

{labels, 8}.

{function, both, 1, 2}.
  {label,1}.
    {func_info,{atom,walking},{atom,both},1}.
  {label,2}.
    {test,is_nonempty_list,{f,3},[{x,0}]}.
    {get_list,{x,0},{x,1},{x,0}}.
    {call_only,1,{f,2}}.
  {label,3}.
    {test,is_nil,{f,1},[{x,0}]}.
    {move,{atom,a},{x,0}}.
    return.

{function, rest, 1, 5}.
  {label,4}.
    {func_info,{atom,walking},{atom,rest},1}.
  {label,5}.
    {test,is_nonempty_list,{f,4},[{x,0}]}.
    {get_tl,{x,0},{x,0}}.
    return.

{function, first, 1, 7}.
  {label,6}.
    {func_info,{atom,walking},{atom,first},1}.
  {label,7}.
    {test,is_nonempty_list,{f,6},[{x,0}]}.
    {get_hd,{x,0},{x,0}}.
    return.
