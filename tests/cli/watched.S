{module, watched}.  %% version = 0

{exports, [{idle,1},{main,0},{module_info,0},{module_info,1},{spin,1}]}.

{attributes, []}.

{labels, 17}.


{function, main, 0, 2}.
  {label,1}.
    {line,[{location,"watched.erl",3}]}.
    {func_info,{atom,watched},{atom,main},0}.
  {label,2}.
    {allocate,0,0}.
    {move,{atom,idle},{x,1}}.
    {move,{literal,[first]},{x,2}}.
    {move,{atom,watched},{x,0}}.
    {line,[{location,"watched.erl",4}]}.
    {call_ext,3,{extfunc,erlang,spawn,3}}.
    {move,{x,0},{x,1}}.
    {move,{atom,keeper},{x,0}}.
    {call_ext,2,{extfunc,erlang,register,2}}.
    {move,{atom,one},{x,1}}.
    {move,{atom,keeper},{x,0}}.
    {line,[{location,"watched.erl",5}]}.
    send.
    {move,{atom,two},{x,1}}.
    {move,{atom,keeper},{x,0}}.
    send.
    {move,{atom,spin},{x,1}}.
    {move,{literal,[0]},{x,2}}.
    {move,{atom,watched},{x,0}}.
    {line,[{location,"watched.erl",6}]}.
    {call_ext,3,{extfunc,erlang,spawn,3}}.
    {move,{x,0},{x,1}}.
    {move,{atom,spinner},{x,0}}.
    {call_ext,2,{extfunc,erlang,register,2}}.
  {label,3}.
    {loop_rec,{f,5},{x,0}}.
    {test,is_eq_exact,{f,4},[{x,0},{atom,stop}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,0}.
    return.
  {label,4}.
    {loop_rec_end,{f,3}}.
  {label,5}.
    {wait,{f,3}}.


{function, idle, 1, 7}.
  {label,6}.
    {line,[{location,"watched.erl",8}]}.
    {func_info,{atom,watched},{atom,idle},1}.
  {label,7}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
  {label,8}.
    {loop_rec,{f,10},{x,0}}.
    {test,is_tagged_tuple,{f,9},[{x,0},2,{atom,never}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,9},[{x,0},{y,0}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,1}.
    return.
  {label,9}.
    {loop_rec_end,{f,8}}.
  {label,10}.
    {wait,{f,8}}.


{function, spin, 1, 12}.
  {label,11}.
    {line,[{location,"watched.erl",9}]}.
    {func_info,{atom,watched},{atom,spin},1}.
  {label,12}.
    {gc_bif,'+',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    {call_only,1,{f,12}}. % spin/1


{function, module_info, 0, 14}.
  {label,13}.
    {line,[]}.
    {func_info,{atom,watched},{atom,module_info},0}.
  {label,14}.
    {move,{atom,watched},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 16}.
  {label,15}.
    {line,[]}.
    {func_info,{atom,watched},{atom,module_info},1}.
  {label,16}.
    {move,{x,0},{x,1}}.
    {move,{atom,watched},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.
