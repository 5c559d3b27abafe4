{module, waiting}.  %% version = 0

{exports, [{call,2},
           {flush,0},
           {loop,1},
           {module_info,0},
           {module_info,1},
           {wait,1}]}.

{attributes, []}.

{labels, 26}.


{function, loop, 1, 2}.
  {label,1}.
    {line,[{location,"waiting.erl",5}]}.
    {func_info,{atom,waiting},{atom,loop},1}.
  {label,2}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
  {label,3}.
    {loop_rec,{f,8},{x,0}}.
    {test,is_tuple,{f,6},[{x,0}]}.
    {test,test_arity,{f,7},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {select_val,{x,1},{f,7},{list,[{atom,get},{f,5},{atom,set},{f,4}]}}.
  {label,4}.
    remove_message.
    {call_last,1,{f,2},1}. % loop/1
  {label,5}.
    remove_message.
    {move,{y,0},{x,1}}.
    {line,[{location,"waiting.erl",7}]}.
    send.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,2},1}. % loop/1
  {label,6}.
    {test,is_eq_exact,{f,7},[{x,0},{atom,stop}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,1}.
    return.
  {label,7}.
    {loop_rec_end,{f,3}}.
  {label,8}.
    {wait_timeout,{f,3},{integer,1000}}.
    timeout.
    {move,{atom,timeout},{x,0}}.
    {deallocate,1}.
    return.


{function, call, 2, 10}.
  {label,9}.
    {line,[{location,"waiting.erl",13}]}.
    {func_info,{atom,waiting},{atom,call},2}.
  {label,10}.
    {allocate,3,2}.
    {move,{x,1},{y,1}}.
    {move,{x,0},{y,2}}.
    {recv_marker_reserve,{y,0}}.
    {move,{x,0},{x,1}}.
    {move,{atom,process},{x,0}}.
    {line,[{location,"waiting.erl",14}]}.
    {call_ext,2,{extfunc,erlang,monitor,2}}.
    {test_heap,4,1}.
    {bif,self,{f,0},[],{x,1}}.
    {put_tuple2,{x,1},{list,[{y,1},{x,0},{x,1}]}}.
    {recv_marker_bind,{y,0},{x,0}}.
    {move,{x,0},{y,1}}.
    {init_yregs,{list,[{y,0}]}}.
    {move,{y,2},{x,0}}.
    {line,[{location,"waiting.erl",15}]}.
    send.
    {recv_marker_use,{y,1}}.
  {label,11}.
    {loop_rec,{f,15},{x,0}}.
    {test,is_tuple,{f,14},[{x,0}]}.
    {select_tuple_arity,{tr,{x,0},{t_tuple,0,false,#{}}},
                        {f,14},
                        {list,[2,{f,13},5,{f,12}]}}.
  {label,12}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},1,{x,2}}.
    {get_tuple_element,{x,0},2,{x,3}}.
    {get_tuple_element,{x,0},3,{x,4}}.
    {test,is_eq_exact,{f,14},[{x,1},{atom,'DOWN'}]}.
    {test,is_eq_exact,{f,14},[{x,3},{atom,process}]}.
    {test,is_eq_exact,{f,14},[{x,2},{tr,{y,1},reference}]}.
    {test,is_eq_exact,{f,14},[{x,4},{y,2}]}.
    {recv_marker_clear,{y,1}}.
    remove_message.
    {get_tuple_element,{x,0},4,{x,0}}.
    {line,[{location,"waiting.erl",18}]}.
    {call_ext_last,1,{extfunc,erlang,exit,1},3}.
  {label,13}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {test,is_eq_exact,{f,14},[{x,1},{tr,{y,1},reference}]}.
    {move,{x,0},{y,2}}.
    remove_message.
    {move,{literal,[flush]},{x,1}}.
    {move,{y,1},{x,0}}.
    {line,[{location,"waiting.erl",17}]}.
    {call_ext,2,{extfunc,erlang,demonitor,2}}.
    {recv_marker_clear,{y,1}}.
    {get_tuple_element,{y,2},1,{x,0}}.
    {deallocate,3}.
    return.
  {label,14}.
    {loop_rec_end,{f,11}}.
  {label,15}.
    {wait,{f,11}}.


{function, flush, 0, 17}.
  {label,16}.
    {line,[{location,"waiting.erl",21}]}.
    {func_info,{atom,waiting},{atom,flush},0}.
  {label,17}.
    {allocate,0,0}.
    {loop_rec,{f,18},{x,0}}.
    remove_message.
    {call_last,0,{f,17},0}. % flush/0
  {label,18}.
    timeout.
    {move,{atom,ok},{x,0}}.
    {deallocate,0}.
    return.


{function, wait, 1, 20}.
  {label,19}.
    {line,[{location,"waiting.erl",23}]}.
    {func_info,{atom,waiting},{atom,wait},1}.
  {label,20}.
    {allocate,0,1}.
  {label,21}.
    {wait_timeout,{f,21},{x,0}}.
    timeout.
    {move,{atom,done},{x,0}}.
    {deallocate,0}.
    return.


{function, module_info, 0, 23}.
  {label,22}.
    {line,[]}.
    {func_info,{atom,waiting},{atom,module_info},0}.
  {label,23}.
    {move,{atom,waiting},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 25}.
  {label,24}.
    {line,[]}.
    {func_info,{atom,waiting},{atom,module_info},1}.
  {label,25}.
    {move,{x,0},{x,1}}.
    {move,{atom,waiting},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.
