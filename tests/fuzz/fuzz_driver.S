{module, fuzz_driver}.  %% version = 0

{exports, [{call,4},{main,2},{module_info,0},{module_info,1},{sweep,0}]}.

{attributes, []}.

{labels, 42}.


{function, main, 2, 2}.
  {label,1}.
    {line,[{location,"fuzz_driver.erl",7}]}.
    {func_info,{atom,fuzz_driver},{atom,main},2}.
  {label,2}.
    {allocate,1,2}.
    {move,{x,1},{y,0}}.
    {bif,self,{f,0},[],{x,1}}.
    {line,[{location,"fuzz_driver.erl",8}]}.
    {call,2,{f,11}}. % start/2
    {'%',{var_info,{x,0},[{type,{t_atom,[ok]}}]}}.
    {move,{y,0},{x,0}}.
    {trim,1,0}.
    {line,[{location,"fuzz_driver.erl",9}]}.
    {call,1,{f,28}}. % wait/1
    {'%',{var_info,{x,0},[{type,{t_atom,[ok]}}]}}.
    {line,[{location,"fuzz_driver.erl",10}]}.
    {call,0,{f,32}}. % sweep/0
    {move,{integer,0},{x,1}}.
    {move,{integer,0},{x,0}}.
    {call_last,2,{f,4},0}. % count/2


{function, count, 2, 4}.
  {label,3}.
    {line,[{location,"fuzz_driver.erl",13}]}.
    {func_info,{atom,fuzz_driver},{atom,count},2}.
  {label,4}.
    {'%',{var_info,{x,0},[{type,{t_integer,{0,'+inf'}}}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,{0,'+inf'}}}]}}.
    {allocate,2,2}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{y,1}}.
  {label,5}.
    {loop_rec,{f,9},{x,0}}.
    {select_val,{x,0},
                {f,8},
                {list,[{atom,raised},{f,7},{atom,returned},{f,6}]}}.
  {label,6}.
    remove_message.
    {line,[{location,"fuzz_driver.erl",15}]}.
    {gc_bif,'+',{f,0},0,[{tr,{y,1},{t_integer,{0,'+inf'}}},{integer,1}],{x,0}}.
    {move,{y,0},{x,1}}.
    {call_last,2,{f,4},2}. % count/2
  {label,7}.
    remove_message.
    {line,[{location,"fuzz_driver.erl",16}]}.
    {gc_bif,'+',{f,0},0,[{tr,{y,0},{t_integer,{0,'+inf'}}},{integer,1}],{x,1}}.
    {move,{y,1},{x,0}}.
    {call_last,2,{f,4},2}. % count/2
  {label,8}.
    {loop_rec_end,{f,5}}.
  {label,9}.
    timeout.
    {test_heap,3,0}.
    {put_tuple2,{x,0},{list,[{y,1},{y,0}]}}.
    {deallocate,2}.
    return.


{function, start, 2, 11}.
  {label,10}.
    {line,[{location,"fuzz_driver.erl",20}]}.
    {func_info,{atom,fuzz_driver},{atom,start},2}.
  {label,11}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_nonempty_list,{f,12},[{x,0}]}.
    {get_list,{x,0},{x,2},{x,3}}.
    {test,is_tuple,{f,10},[{x,2}]}.
    {test,test_arity,{f,10},[{x,2},3]}.
    {allocate_heap,2,8,4}.
    {move,{x,3},{y,0}}.
    {move,{x,1},{y,1}}.
    {get_tuple_element,{x,2},0,{x,0}}.
    {get_tuple_element,{x,2},1,{x,1}}.
    {get_tuple_element,{x,2},2,{x,2}}.
    {put_list,{y,1},nil,{x,3}}.
    {put_list,{x,2},{x,3},{x,2}}.
    {put_list,{x,1},{x,2},{x,1}}.
    {put_list,{x,0},{x,1},{x,2}}.
    {move,{atom,call},{x,1}}.
    {move,{atom,fuzz_driver},{x,0}}.
    {line,[{location,"fuzz_driver.erl",21}]}.
    {call_ext,3,{extfunc,erlang,spawn,3}}.
    {move,{y,1},{x,1}}.
    {move,{y,0},{x,0}}.
    {call_last,2,{f,11},2}. % start/2
  {label,12}.
    {test,is_nil,{f,10},[{x,0}]}.
    {move,{atom,ok},{x,0}}.
    return.


{function, call, 4, 14}.
  {label,13}.
    {line,[{location,"fuzz_driver.erl",26}]}.
    {func_info,{atom,fuzz_driver},{atom,call},4}.
  {label,14}.
    {allocate,4,4}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {move,{x,3},{y,2}}.
    {'try',{y,3},{f,15}}.
    {line,[{location,"fuzz_driver.erl",27}]}.
    {call_ext,3,{extfunc,erlang,apply,3}}.
    {try_end,{y,3}}.
    {line,[{location,"fuzz_driver.erl",28}]}.
    {call,1,{f,17}}. % look/1
    {'%',{var_info,{x,0},
                   [{type,{t_union,{t_atom,[ok]},
                                   none,
                                   {t_integer,{0,288230376151711743}},
                                   none,none}}]}}.
    {move,{atom,returned},{x,1}}.
    {move,{y,2},{x,0}}.
    send.
    {deallocate,4}.
    return.
  {label,15}.
    {try_case,{y,3}}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{y,1}}.
    {move,{x,2},{x,0}}.
    build_stacktrace.
    {test_heap,4,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {put_list,{y,1},{x,0},{x,0}}.
    {move,{y,2},{y,3}}.
    {trim,3,1}.
    {line,[{scope,[3]},{location,"fuzz_driver.erl",30}]}.
    {call,1,{f,17}}. % look/1
    {'%',{var_info,{x,0},
                   [{type,{t_union,{t_atom,[ok]},
                                   none,
                                   {t_integer,{0,288230376151711743}},
                                   none,none}}]}}.
    {move,{atom,raised},{x,1}}.
    {move,{y,0},{x,0}}.
    send.
    {deallocate,1}.
    return.


{function, look, 1, 17}.
  {label,16}.
    {line,[{location,"fuzz_driver.erl",34}]}.
    {func_info,{atom,fuzz_driver},{atom,look},1}.
  {label,17}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {move,{atom,major},{x,0}}.
    {line,[{location,"fuzz_driver.erl",35}]}.
    {call_ext,1,{extfunc,erts_internal,garbage_collect,1}}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,19},1}. % walk/1


{function, walk, 1, 19}.
  {label,18}.
    {line,[{location,"fuzz_driver.erl",38}]}.
    {func_info,{atom,fuzz_driver},{atom,walk},1}.
  {label,19}.
    {test,is_nonempty_list,{f,20},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{x,0},{y,0}}.
    {line,[{location,"fuzz_driver.erl",39}]}.
    {call,1,{f,19}}. % walk/1
    {'%',{var_info,{x,0},
                   [{type,{t_union,{t_atom,[ok]},
                                   none,
                                   {t_integer,{0,288230376151711743}},
                                   none,none}}]}}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,19},1}. % walk/1
  {label,20}.
    {test,is_tuple,{f,21},[{x,0}]}.
    {bif,tuple_size,{f,0},[{tr,{x,0},{t_tuple,0,false,#{}}}],{x,1}}.
    {call_only,2,{f,25}}. % walk/2
  {label,21}.
    {test,is_map,{f,22},[{x,0}]}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {line,[{location,"fuzz_driver.erl",44}]}.
    {call_ext,1,{extfunc,maps,keys,1}}.
    {call,1,{f,19}}. % walk/1
    {'%',{var_info,{x,0},
                   [{type,{t_union,{t_atom,[ok]},
                                   none,
                                   {t_integer,{0,288230376151711743}},
                                   none,none}}]}}.
    {move,{y,0},{x,0}}.
    {trim,1,0}.
    {line,[{location,"fuzz_driver.erl",45}]}.
    {call_ext,1,{extfunc,maps,values,1}}.
    {call_last,1,{f,19},0}. % walk/1
  {label,22}.
    {test,is_bitstr,{f,23},[{x,0}]}.
    {line,[{location,"fuzz_driver.erl",46}]}.
    {gc_bif,bit_size,{f,0},1,[{tr,{x,0},{t_bs_matchable,1}}],{x,1}}.
    {test,is_ge,
          {f,23},
          [{tr,{x,1},{t_integer,{0,288230376151711743}}},{integer,10001}]}.
    {move,{x,1},{x,0}}.
    return.
  {label,23}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {call_ext,1,{extfunc,erlang,term_to_binary,1}}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{y,0},{x,0}]}}.
    {line,[{location,"fuzz_driver.erl",49}]}.
    {call_ext_last,1,{extfunc,erlang,phash2,1},1}.


{function, walk, 2, 25}.
  {label,24}.
    {line,[{location,"fuzz_driver.erl",51}]}.
    {func_info,{atom,fuzz_driver},{atom,walk},2}.
  {label,25}.
    {'%',{var_info,{x,0},[{type,{t_tuple,0,false,#{}}}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,{'-inf',16777215}}}]}}.
    {test,is_eq_exact,
          {f,26},
          [{tr,{x,1},{t_integer,{'-inf',16777215}}},{integer,0}]}.
    {move,{atom,ok},{x,0}}.
    return.
  {label,26}.
    {line,[{location,"fuzz_driver.erl",54}]}.
    {bif,element,
         {f,0},
         [{tr,{x,1},{t_integer,{'-inf',16777215}}},
          {tr,{x,0},{t_tuple,0,false,#{}}}],
         {x,2}}.
    {allocate,2,3}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{y,1}}.
    {move,{x,2},{x,0}}.
    {call,1,{f,19}}. % walk/1
    {'%',{var_info,{x,0},
                   [{type,{t_union,{t_atom,[ok]},
                                   none,
                                   {t_integer,{0,288230376151711743}},
                                   none,none}}]}}.
    {line,[{location,"fuzz_driver.erl",55}]}.
    {gc_bif,'-',
            {f,0},
            0,
            [{tr,{y,0},{t_integer,{1,16777215}}},{integer,1}],
            {x,1}}.
    {move,{y,1},{x,0}}.
    {call_last,2,{f,25},2}. % walk/2


{function, wait, 1, 28}.
  {label,27}.
    {line,[{location,"fuzz_driver.erl",58}]}.
    {func_info,{atom,fuzz_driver},{atom,wait},1}.
  {label,28}.
    {test,is_eq_exact,{f,29},[{x,0},{integer,0}]}.
    {move,{atom,ok},{x,0}}.
    return.
  {label,29}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {move,{integer,4000},{x,0}}.
    {line,[{location,"fuzz_driver.erl",61}]}.
    {call_ext,1,{extfunc,erlang,bump_reductions,1}}.
    {call_ext,0,{extfunc,erlang,processes,0}}.
    {test,is_nonempty_list,{f,30},[{x,0}]}.
    {get_tl,{x,0},{x,0}}.
    {test,is_nil,{f,30},[{x,0}]}.
    {move,{atom,ok},{x,0}}.
    {deallocate,1}.
    return.
  {label,30}.
    {line,[{location,"fuzz_driver.erl",64}]}.
    {gc_bif,'-',{f,0},0,[{y,0},{integer,1}],{x,0}}.
    {call_last,1,{f,28},1}. % wait/1


{function, sweep, 0, 32}.
  {label,31}.
    {line,[{location,"fuzz_driver.erl",67}]}.
    {func_info,{atom,fuzz_driver},{atom,sweep},0}.
  {label,32}.
    {allocate,0,0}.
    {call_ext,0,{extfunc,erlang,processes,0}}.
    {bif,self,{f,0},[],{x,1}}.
    {line,[{location,"fuzz_driver.erl",68}]}.
    {call,2,{f,35}}. % kill/2
    {'%',{var_info,{x,0},[{type,{t_atom,[ok]}}]}}.
    {move,{integer,4000},{x,0}}.
    {line,[{location,"fuzz_driver.erl",69}]}.
    {call_ext,1,{extfunc,erlang,bump_reductions,1}}.
    {call_ext,0,{extfunc,erlang,processes,0}}.
    {test,is_nonempty_list,{f,33},[{x,0}]}.
    {get_tl,{x,0},{x,0}}.
    {test,is_nil,{f,33},[{x,0}]}.
    {line,[{location,"fuzz_driver.erl",71}]}.
    {call_ext_last,0,{extfunc,erts_internal,erase_persistent_terms,0},0}.
  {label,33}.
    {call_last,0,{f,32},0}. % sweep/0


{function, kill, 2, 35}.
  {label,34}.
    {line,[{location,"fuzz_driver.erl",75}]}.
    {func_info,{atom,fuzz_driver},{atom,kill},2}.
  {label,35}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_nonempty_list,{f,37},[{x,0}]}.
    {get_list,{x,0},{x,2},{x,0}}.
    {test,is_eq_exact,{f,36},[{tr,{x,1},pid},{x,2}]}.
    {call_only,2,{f,35}}. % kill/2
  {label,36}.
    {allocate,2,3}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{y,1}}.
    {move,{atom,kill},{x,1}}.
    {move,{x,2},{x,0}}.
    {line,[{location,"fuzz_driver.erl",78}]}.
    {call_ext,2,{extfunc,erlang,exit,2}}.
    {move,{y,1},{x,1}}.
    {move,{y,0},{x,0}}.
    {call_last,2,{f,35},2}. % kill/2
  {label,37}.
    {test,is_nil,{f,34},[{x,0}]}.
    {move,{atom,ok},{x,0}}.
    return.


{function, module_info, 0, 39}.
  {label,38}.
    {line,[]}.
    {func_info,{atom,fuzz_driver},{atom,module_info},0}.
  {label,39}.
    {move,{atom,fuzz_driver},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 41}.
  {label,40}.
    {line,[]}.
    {func_info,{atom,fuzz_driver},{atom,module_info},1}.
  {label,41}.
    {move,{x,0},{x,1}}.
    {move,{atom,fuzz_driver},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.
