%% Calls of other modules, and of what the machine does itself.
{module, calling}.

{exports, [{fun_of_list,2},{fun_of_list_last,2},{fun_of_list_only,2},{function_of_list,3},{function_of_list_only,3},{last,1},{changed,3},{changed_last,3},{root,1},{root_last,1}]}.

{attributes, []}.

{labels, 21}.

{function, fun_of_list, 2, 2}.
  {label,1}.
    {func_info,{atom,calling},{atom,fun_of_list},2}.
  {label,2}.
    {allocate,0,2}.
    {call_ext,2,{extfunc,erlang,apply,2}}.
    {deallocate,0}.
    return.

{function, fun_of_list_last, 2, 4}.
  {label,3}.
    {func_info,{atom,calling},{atom,fun_of_list_last},2}.
  {label,4}.
    {allocate,0,2}.
    {call_ext_last,2,{extfunc,erlang,apply,2},0}.

{function, fun_of_list_only, 2, 6}.
  {label,5}.
    {func_info,{atom,calling},{atom,fun_of_list_only},2}.
  {label,6}.
    {call_ext_only,2,{extfunc,erlang,apply,2}}.

{function, function_of_list, 3, 8}.
  {label,7}.
    {func_info,{atom,calling},{atom,function_of_list},3}.
  {label,8}.
    {allocate,0,3}.
    {call_ext,3,{extfunc,erlang,apply,3}}.
    {deallocate,0}.
    return.

{function, function_of_list_only, 3, 10}.
  {label,9}.
    {func_info,{atom,calling},{atom,function_of_list_only},3}.
  {label,10}.
    {call_ext_only,3,{extfunc,erlang,apply,3}}.

{function, last, 1, 12}.
  {label,11}.
    {func_info,{atom,calling},{atom,last},1}.
  {label,12}.
    {allocate,0,1}.
    {call_ext_last,1,{extfunc,m,f,1},0}.

{function, changed, 3, 14}.
  {label,13}.
    {func_info,{atom,calling},{atom,changed},3}.
  {label,14}.
    {allocate,0,3}.
    {call_ext,3,{extfunc,erlang,setelement,3}}.
    {move,{atom,a},{x,1}}.
    {deallocate,0}.
    return.

{function, changed_last, 3, 16}.
  {label,15}.
    {func_info,{atom,calling},{atom,changed_last},3}.
  {label,16}.
    {allocate,0,3}.
    {call_ext_last,3,{extfunc,erlang,setelement,3},0}.

{function, root, 1, 18}.
  {label,17}.
    {func_info,{atom,calling},{atom,root},1}.
  {label,18}.
    {allocate,0,1}.
    {call_ext,1,{extfunc,math,sqrt,1}}.
    {move,{atom,a},{x,1}}.
    {deallocate,0}.
    return.

{function, root_last, 1, 20}.
  {label,19}.
    {func_info,{atom,calling},{atom,root_last},1}.
  {label,20}.
    {allocate,0,1}.
    {call_ext_last,1,{extfunc,math,sqrt,1},0}.
