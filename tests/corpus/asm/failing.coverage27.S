{module, failing}.  %% version = 0

{exports, [{cleanup,2},
           {guard,1},
           {module_info,0},
           {module_info,1},
           {old,1},
           {reraise,1},
           {safe,1},
           {wrong,1}]}.

{attributes, []}.

{labels, 34}.


{function, safe, 1, 2}.
  {label,1}.
    {line,[{location,"failing.erl",5}]}.
    {func_info,{atom,failing},{atom,safe},1}.
  {label,2}.
    {allocate,2,1}.
    {init_yregs,{list,[{y,0}]}}.
    {executable_line,[{location,"failing.erl",6}],1}.
    {'try',{y,1},{f,4}}.
    {line,[{location,"failing.erl",6}]}.
    {call_fun,0}.
    {try_end,{y,1}}.
    {test,is_tagged_tuple,{f,3},[{x,0},2,{atom,ok}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {executable_line,[{location,"failing.erl",7}],2}.
    {deallocate,2}.
    return.
  {label,3}.
    {test_heap,3,1}.
    {executable_line,[{location,"failing.erl",8}],3}.
    {put_tuple2,{x,0},{list,[{atom,other},{x,0}]}}.
    {deallocate,2}.
    return.
  {label,4}.
    {try_case,{y,1}}.
    {move,{x,1},{y,0}}.
    {move,{x,2},{x,1}}.
    {select_val,{tr,{x,0},{t_atom,[error,exit,throw]}},
                {f,7},
                {list,[{atom,exit},{f,6},{atom,throw},{f,5}]}}.
  {label,5}.
    {test_heap,3,0}.
    {executable_line,[{location,"failing.erl",10}],4}.
    {put_tuple2,{x,0},{list,[{atom,throw},{y,0}]}}.
    {deallocate,2}.
    return.
  {label,6}.
    {executable_line,[{location,"failing.erl",12}],6}.
    {move,{atom,exit},{x,0}}.
    {deallocate,2}.
    return.
  {label,7}.
    {executable_line,[{location,"failing.erl",11}],5}.
    {move,{x,1},{x,0}}.
    build_stacktrace.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{y,0},{x,0}]}}.
    {deallocate,2}.
    return.


{function, old, 1, 9}.
  {label,8}.
    {line,[{location,"failing.erl",15}]}.
    {func_info,{atom,failing},{atom,old},1}.
  {label,9}.
    {allocate,1,1}.
    {executable_line,[{location,"failing.erl",15}],7}.
    {'catch',{y,0},{f,10}}.
    {line,[{location,"failing.erl",15}]}.
    {call_fun,0}.
  {label,10}.
    {catch_end,{y,0}}.
    {deallocate,1}.
    return.


{function, reraise, 1, 12}.
  {label,11}.
    {line,[{location,"failing.erl",17}]}.
    {func_info,{atom,failing},{atom,reraise},1}.
  {label,12}.
    {allocate,1,1}.
    {executable_line,[{location,"failing.erl",18}],8}.
    {'try',{y,0},{f,13}}.
    {line,[{location,"failing.erl",18}]}.
    {call_fun,0}.
    {try_end,{y,0}}.
    {deallocate,1}.
    return.
  {label,13}.
    {try_case,{y,0}}.
    {test_heap,3,3}.
    {put_tuple2,{x,1},{list,[{atom,again},{x,1}]}}.
    raw_raise.
    {deallocate,1}.
    return.


{function, cleanup, 2, 15}.
  {label,14}.
    {line,[{location,"failing.erl",20}]}.
    {func_info,{atom,failing},{atom,cleanup},2}.
  {label,15}.
    {allocate,4,2}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {move,{x,1},{y,2}}.
    {executable_line,[{location,"failing.erl",20}],9}.
    {'try',{y,3},{f,16}}.
    {line,[{location,"failing.erl",20}]}.
    {call_fun,0}.
    {move,{x,0},{y,1}}.
    {try_end,{y,3}}.
    {move,{y,2},{x,0}}.
    {move,{y,1},{y,3}}.
    {trim,3,1}.
    {call_fun,0}.
    {move,{y,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,16}.
    {try_case,{y,3}}.
    {move,{x,2},{y,0}}.
    {move,{x,1},{y,1}}.
    {move,{y,2},{x,0}}.
    {init_yregs,{list,[{y,2}]}}.
    {line,[{scope,[3]},{location,"failing.erl",20}]}.
    {call_fun,0}.
    {bif,raise,{f,0},[{y,0},{y,1}],{x,0}}.


{function, wrong, 1, 18}.
  {label,17}.
    {line,[{location,"failing.erl",22}]}.
    {func_info,{atom,failing},{atom,wrong},1}.
  {label,18}.
    {executable_line,[{location,"failing.erl",23}],10}.
    {select_val,{x,0},
                {f,22},
                {list,[{integer,1},
                       {f,20},
                       {integer,2},
                       {f,21},
                       {integer,3},
                       {f,19}]}}.
  {label,19}.
    {move,{atom,ok},{x,0}}.
    return.
  {label,20}.
    {call_only,0,{f,24}}. % badarg/0
  {label,21}.
    {line,[{location,"failing.erl",23}]}.
    {badmatch,{integer,2}}.
  {label,22}.
    {case_end,{x,0}}.


{function, badarg, 0, 24}.
  {label,23}.
    {line,[{location,"failing.erl",25}]}.
    {func_info,{atom,failing},{atom,badarg},0}.
  {label,24}.
    {executable_line,[{location,"failing.erl",25}],11}.
    {move,{atom,badarg},{x,0}}.
    {line,[{location,"failing.erl",25}]}.
    {call_ext_only,1,{extfunc,erlang,error,1}}.


{function, guard, 1, 26}.
  {label,25}.
    {line,[{location,"failing.erl",27}]}.
    {func_info,{atom,failing},{atom,guard},1}.
  {label,26}.
    {bif,hd,{f,27},[{x,0}],{x,1}}.
    {test,is_ne_exact,{f,28},[{x,1},{integer,1}]}.
  {label,27}.
    {bif,element,{f,29},[{integer,1},{x,0}],{x,1}}.
    {test,is_eq_exact,{f,29},[{x,1},{integer,2}]}.
    {bif,tuple_size,{f,0},[{tr,{x,0},{t_tuple,1,false,#{}}}],{x,0}}.
    {test,is_ge,{f,29},[{tr,{x,0},{t_integer,{1,16777215}}},{integer,2}]}.
  {label,28}.
    {executable_line,[{location,"failing.erl",27}],12}.
    {move,{atom,true},{x,0}}.
    return.
  {label,29}.
    {executable_line,[{location,"failing.erl",28}],13}.
    {move,{atom,false},{x,0}}.
    return.


{function, module_info, 0, 31}.
  {label,30}.
    {line,[]}.
    {func_info,{atom,failing},{atom,module_info},0}.
  {label,31}.
    {move,{atom,failing},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 33}.
  {label,32}.
    {line,[]}.
    {func_info,{atom,failing},{atom,module_info},1}.
  {label,33}.
    {move,{x,0},{x,1}}.
    {move,{atom,failing},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.
