{module, documented}.  %% version = 0

{exports, [{f,1},{module_info,0},{module_info,1}]}.

{attributes, []}.

{labels, 8}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"documented.erl",7}]}.
    {func_info,{atom,documented},{atom,f},1}.
  {label,2}.
    {test,is_tagged_tuple,{f,3},[{x,0},2,{atom,ok}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    return.
  {label,3}.
    {move,{atom,none},{x,0}}.
    return.


{function, module_info, 0, 5}.
  {label,4}.
    {line,[]}.
    {func_info,{atom,documented},{atom,module_info},0}.
  {label,5}.
    {move,{atom,documented},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 7}.
  {label,6}.
    {line,[]}.
    {func_info,{atom,documented},{atom,module_info},1}.
  {label,7}.
    {move,{x,0},{x,1}}.
    {move,{atom,documented},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.
