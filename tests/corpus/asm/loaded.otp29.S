{module, loaded}.  %% version = 0

{exports, [{module_info,0},{module_info,1},{native,1},{plain,0}]}.

{attributes, [{on_load,[{init,0}]}]}.

{labels, 11}.


{function, init, 0, 2}.
  {label,1}.
    {line,[{location,"loaded.erl",7}]}.
    {func_info,{atom,loaded},{atom,init},0}.
  {label,2}.
    {move,{atom,ok},{x,0}}.
    return.


{function, native, 1, 4}.
  {label,3}.
    {line,[{location,"loaded.erl",8}]}.
    {func_info,{atom,loaded},{atom,native},1}.
  {label,4}.
    nif_start.
    {move,{atom,not_loaded},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,nif_error,1}}.


{function, plain, 0, 6}.
  {label,5}.
    {line,[{location,"loaded.erl",9}]}.
    {func_info,{atom,loaded},{atom,plain},0}.
  {label,6}.
    {move,{integer,1},{x,0}}.
    {call_only,1,{f,4}}. % native/1


{function, module_info, 0, 8}.
  {label,7}.
    {line,[]}.
    {func_info,{atom,loaded},{atom,module_info},0}.
  {label,8}.
    {move,{atom,loaded},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 10}.
  {label,9}.
    {line,[]}.
    {func_info,{atom,loaded},{atom,module_info},1}.
  {label,10}.
    {move,{x,0},{x,1}}.
    {move,{atom,loaded},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.
