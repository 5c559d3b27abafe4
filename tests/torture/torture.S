{module, torture}.  %% version = 0

{exports, [{allocator,1},
           {echo,1},
           {leaf,2},
           {main,2},
           {module_info,0},
           {module_info,1},
           {named,2},
           {spinner,0},
           {victim,1}]}.

{attributes, []}.

{labels, 337}.


{function, main, 2, 2}.
  {label,1}.
    {line,[{location,"tests/torture/torture.erl",7}]}.
    {func_info,{atom,torture},{atom,main},2}.
  {label,2}.
    {allocate,3,2}.
    {init_yregs,{list,[{y,0}]}}.
    {move,{x,1},{y,1}}.
    {move,{x,0},{y,2}}.
    {move,{atom,true},{x,1}}.
    {move,{atom,trap_exit},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",8}]}.
    {call_ext,2,{extfunc,erlang,process_flag,2}}.
    {call_ext,0,{extfunc,erlang,processes,0}}.
    {line,[{location,"tests/torture/torture.erl",9}]}.
    {gc_bif,length,{f,0},1,[{x,0}],{y,0}}.
    {move,{atom,millisecond},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",10}]}.
    {call_ext,1,{extfunc,erlang,monotonic_time,1}}.
    {gc_bif,'+',{f,0},1,[{x,0},{y,2}],{x,0}}.
    {test_heap,{alloc,[{words,26},{floats,0},{funs,13}]},1}.
    {make_fun3,{f,29},0,0,{x,1},{list,[]}}.
    {'%',{var_info,{x,1},[{fun_type,{t_cons,{t_atom,[ok]},nil}}]}}.
    {make_fun3,{f,42},0,0,{x,2},{list,[]}}.
    {'%',{var_info,{x,2},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,67},0,0,{x,3},{list,[]}}.
    {'%',{var_info,{x,3},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,85},0,0,{x,4},{list,[]}}.
    {'%',{var_info,{x,4},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,90},0,0,{x,5},{list,[]}}.
    {'%',{var_info,{x,5},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,98},0,0,{x,6},{list,[]}}.
    {'%',{var_info,{x,6},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,128},0,0,{x,7},{list,[]}}.
    {'%',{var_info,{x,7},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,143},0,0,{x,8},{list,[]}}.
    {'%',{var_info,{x,8},[{fun_type,{t_atom,[undefined]}}]}}.
    {make_fun3,{f,157},0,0,{x,9},{list,[]}}.
    {'%',{var_info,{x,9},[{fun_type,{t_atom,[true]}}]}}.
    {make_fun3,{f,181},0,0,{x,10},{list,[]}}.
    {'%',{var_info,{x,10},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,192},0,0,{x,11},{list,[]}}.
    {'%',{var_info,{x,11},[{fun_type,{t_atom,[false]}}]}}.
    {make_fun3,{f,198},0,0,{x,12},{list,[]}}.
    {'%',{var_info,{x,12},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,208},0,0,{x,13},{list,[]}}.
    {put_list,{x,13},nil,{x,13}}.
    {put_list,{x,12},{x,13},{x,12}}.
    {put_list,{x,11},{x,12},{x,11}}.
    {put_list,{x,10},{x,11},{x,10}}.
    {put_list,{x,9},{x,10},{x,9}}.
    {put_list,{x,8},{x,9},{x,8}}.
    {put_list,{x,7},{x,8},{x,7}}.
    {put_list,{x,6},{x,7},{x,6}}.
    {put_list,{x,5},{x,6},{x,5}}.
    {put_list,{x,4},{x,5},{x,4}}.
    {put_list,{x,3},{x,4},{x,3}}.
    {put_list,{x,2},{x,3},{x,2}}.
    {put_list,{x,1},{x,2},{x,1}}.
    {move,{x,0},{x,2}}.
    {move,{x,1},{x,0}}.
    {move,{y,1},{x,1}}.
    {init_yregs,{list,[{y,1},{y,2}]}}.
    {line,[{location,"tests/torture/torture.erl",13}]}.
    {call,3,{f,332}}. % '-main/2-lc$^0/1-0-'/3
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {line,[{location,"tests/torture/torture.erl",15}]}.
    {call,1,{f,325}}. % '-main/2-lc$^2/1-2-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {move,{x,0},{y,2}}.
    {loop_rec,{f,3},{x,0}}.
    {test_heap,3,1}.
    remove_message.
    {put_tuple2,{x,0},{list,[{atom,unexpected},{x,0}]}}.
    {line,[{location,"tests/torture/torture.erl",16}]}.
    {call_ext_last,1,{extfunc,erlang,error,1},3}.
  {label,3}.
    timeout.
    {move,{integer,200},{x,1}}.
    {move,{y,0},{x,0}}.
    {trim,2,1}.
    {line,[{location,"tests/torture/torture.erl",17}]}.
    {call,2,{f,7}}. % settled/2
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_union,
                     {t_atom,[ok]},
                     none,none,
                     [{{2,{t_atom,[left]}},
                       {t_tuple,2,true,
                           #{1 => {t_atom,[left]},
                             2 => {t_integer,{'-inf',288230376151711743}}}}}],
                     none}}]}}.
    {test,is_eq_exact,
        {f,5},
        [{tr,{x,0},
             {t_union,
                 {t_atom,[ok]},
                 none,none,
                 [{{2,{t_atom,[left]}},
                   {t_tuple,2,true,
                       #{1 => {t_atom,[left]},
                         2 => {t_integer,{'-inf',288230376151711743}}}}}],
                 none}},
         {atom,ok}]}.
    {move,{y,0},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",18}]}.
    {call,1,{f,21}}. % all_positive/1
    {'%',{var_info,{x,0},[{type,{t_atom,[false,true]}}]}}.
    {test,is_eq_exact,{f,4},[{x,0},{atom,true}]}.
    {move,{y,0},{x,0}}.
    {trim,1,0}.
    {line,[{location,"tests/torture/torture.erl",19}]}.
    {call,1,{f,23}}. % sum/1
    {'%',{var_info,{x,0},[{type,{t_number,any}}]}}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,ok},{x,0}]}}.
    {deallocate,0}.
    return.
  {label,4}.
    {line,[{location,"tests/torture/torture.erl",18}]}.
    {badmatch,{atom,false}}.
  {label,5}.
    {line,[{location,"tests/torture/torture.erl",17}]}.
    {badmatch,{x,0}}.


{function, settled, 2, 7}.
  {label,6}.
    {line,[{location,"tests/torture/torture.erl",22}]}.
    {func_info,{atom,torture},{atom,settled},2}.
  {label,7}.
    {'%',{var_info,{x,0},[{type,{t_integer,{0,288230376151711743}}}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,{'-inf',200}}}]}}.
    {allocate,2,2}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{y,1}}.
    {call_ext,0,{extfunc,erlang,processes,0}}.
    {line,[{location,"tests/torture/torture.erl",23}]}.
    {gc_bif,length,{f,0},1,[{x,0}],{x,0}}.
    {test,is_ge,
          {f,8},
          [{tr,{y,1},{t_integer,{0,288230376151711743}}},
           {tr,{x,0},{t_integer,{0,288230376151711743}}}]}.
    {move,{atom,ok},{x,0}}.
    {deallocate,2}.
    return.
  {label,8}.
    {test,is_eq_exact,{f,9},[{tr,{y,0},{t_integer,{'-inf',200}}},{integer,0}]}.
    {line,[{location,"tests/torture/torture.erl",25}]}.
    {gc_bif,'-',
            {f,0},
            1,
            [{tr,{x,0},{t_integer,{1,288230376151711743}}},
             {tr,{y,1},{t_integer,{0,288230376151711742}}}],
            {x,0}}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,left},{x,0}]}}.
    {deallocate,2}.
    return.
  {label,9}.
    {wait_timeout,{f,9},{integer,10}}.
    timeout.
    {line,[{location,"tests/torture/torture.erl",26}]}.
    {gc_bif,'-',
            {f,0},
            0,
            [{tr,{y,0},{t_integer,{'-inf',200}}},{integer,1}],
            {x,1}}.
    {move,{y,1},{x,0}}.
    {call_last,2,{f,7},2}. % settled/2


{function, runner, 3, 11}.
  {label,10}.
    {line,[{location,"tests/torture/torture.erl",29}]}.
    {func_info,{atom,torture},{atom,runner},3}.
  {label,11}.
    {'%',{var_info,{x,0},[{type,{t_fun,1,any,any}}]}}.
    {'%',{var_info,{x,1},[{type,{t_number,any}}]}}.
    {'%',{var_info,{x,2},[{type,{t_number,any}}]}}.
    {test_heap,{alloc,[{words,3},{floats,0},{funs,1}]},3}.
    {make_fun3,{f,323},0,0,{x,0},{list,[{x,0},{x,1},{x,2}]}}.
    {'%',{var_info,{x,0},[{fun_type,none}]}}.
    return.


{function, rounds, 3, 13}.
  {label,12}.
    {line,[{location,"tests/torture/torture.erl",36}]}.
    {func_info,{atom,torture},{atom,rounds},3}.
  {label,13}.
    {'%',{var_info,{x,0},[{type,{t_fun,1,any,any}}]}}.
    {'%',{var_info,{x,1},[{type,{t_number,any}}]}}.
    {'%',{var_info,{x,2},[{type,{t_integer,{0,'+inf'}}}]}}.
    {allocate,3,3}.
    {move,{x,2},{y,0}}.
    {move,{x,1},{y,1}}.
    {move,{x,0},{y,2}}.
    {move,{atom,millisecond},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",37}]}.
    {call_ext,1,{extfunc,erlang,monotonic_time,1}}.
    {test,is_ge,{f,14},[{x,0},{tr,{y,1},{t_number,any}}]}.
    {move,{y,0},{x,0}}.
    {deallocate,3}.
    return.
  {label,14}.
    {move,{y,2},{x,1}}.
    {move,{y,0},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",39}]}.
    {call_fun2,{atom,safe},1,{tr,{x,1},{t_fun,1,any,any}}}.
    {move,{y,2},{x,0}}.
    {call,1,{f,16}}. % nothing_else/1
    {'%',{var_info,{x,0},[{type,{t_atom,[ok]}}]}}.
    {gc_bif,'+',{f,0},0,[{tr,{y,0},{t_integer,{0,'+inf'}}},{integer,1}],{x,2}}.
    {move,{y,1},{x,1}}.
    {move,{y,2},{x,0}}.
    {call_last,3,{f,13},3}. % rounds/3


{function, nothing_else, 1, 16}.
  {label,15}.
    {line,[{location,"tests/torture/torture.erl",42}]}.
    {func_info,{atom,torture},{atom,nothing_else},1}.
  {label,16}.
    {'%',{var_info,{x,0},[{type,{t_fun,1,any,any}}]}}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {loop_rec,{f,17},{x,0}}.
    {test_heap,4,1}.
    remove_message.
    {put_tuple2,{x,0},{list,[{atom,unexpected},{y,0},{x,0}]}}.
    {line,[{location,"tests/torture/torture.erl",43}]}.
    {call_ext_last,1,{extfunc,erlang,error,1},1}.
  {label,17}.
    timeout.
    {move,{atom,ok},{x,0}}.
    {deallocate,1}.
    return.


{function, random, 1, 19}.
  {label,18}.
    {line,[{location,"tests/torture/torture.erl",45}]}.
    {func_info,{atom,torture},{atom,random},1}.
  {label,19}.
    {'%',{var_info,{x,0},[{type,{t_integer,{2,3000}}}]}}.
    {bif,get,{f,0},[{atom,seed}],{x,1}}.
    {line,[{location,"tests/torture/torture.erl",46}]}.
    {gc_bif,'*',{f,0},2,[{x,1},{integer,1103515245}],{x,1}}.
    {gc_bif,'+',{f,0},2,[{tr,{x,1},{t_number,any}},{integer,12345}],{x,1}}.
    {gc_bif,'band',
            {f,0},
            2,
            [{tr,{x,1},{t_number,any}},{integer,2147483647}],
            {x,1}}.
    {allocate,2,2}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{y,1}}.
    {move,{atom,seed},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",47}]}.
    {call_ext,2,{extfunc,erlang,put,2}}.
    {line,[{location,"tests/torture/torture.erl",48}]}.
    {gc_bif,'bsr',
            {f,0},
            0,
            [{tr,{y,0},{t_integer,{0,2147483647}}},{integer,8}],
            {x,0}}.
    {gc_bif,'rem',
            {f,0},
            1,
            [{tr,{x,0},{t_integer,{0,8388607}}},
             {tr,{y,1},{t_integer,{2,3000}}}],
            {x,0}}.
    {deallocate,2}.
    return.


{function, all_positive, 1, 21}.
  {label,20}.
    {line,[{location,"tests/torture/torture.erl",50}]}.
    {func_info,{atom,torture},{atom,all_positive},1}.
  {label,21}.
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {allocate,0,1}.
    {call,1,{f,319}}. % '-all_positive/1-lc$^0/1-0-'/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,{'-inf',0}},nil}}]}}.
    {bif,'=:=',
         {f,0},
         [{tr,{x,0},{t_list,{t_number,{'-inf',0}},nil}},nil],
         {x,0}}.
    {deallocate,0}.
    return.


{function, sum, 1, 23}.
  {label,22}.
    {line,[{location,"tests/torture/torture.erl",52}]}.
    {func_info,{atom,torture},{atom,sum},1}.
  {label,23}.
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test,is_nonempty_list,{f,24},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{y,0},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",53}]}.
    {call,1,{f,23}}. % sum/1
    {'%',{var_info,{x,0},[{type,{t_number,any}}]}}.
    {gc_bif,'+',{f,0},1,[{y,0},{tr,{x,0},{t_number,any}}],{x,0}}.
    {deallocate,1}.
    return.
  {label,24}.
    {move,{integer,0},{x,0}}.
    return.


{function, numbers, 1, 26}.
  {label,25}.
    {line,[{location,"tests/torture/torture.erl",55}]}.
    {func_info,{atom,torture},{atom,numbers},1}.
  {label,26}.
    {test,is_eq_exact,{f,27},[{x,0},{integer,0}]}.
    {move,nil,{x,0}}.
    return.
  {label,27}.
    {line,[{location,"tests/torture/torture.erl",56}]}.
    {gc_bif,'-',{f,0},1,[{x,0},{integer,1}],{x,1}}.
    {allocate,1,2}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{x,0}}.
    {call,1,{f,26}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.


{function, stream, 1, 29}.
  {label,28}.
    {line,[{location,"tests/torture/torture.erl",59}]}.
    {func_info,{atom,torture},{atom,stream},1}.
  {label,29}.
    {allocate,2,0}.
    {init_yregs,{list,[{y,0}]}}.
    {bif,self,{f,0},[],{y,1}}.
    {move,{integer,200},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",61}]}.
    {call,1,{f,19}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_integer,{0,2999}}},{integer,20}],{y,0}}.
    {move,{y,0},{x,1}}.
    {move,{y,1},{x,2}}.
    {init_yregs,{list,[{y,1}]}}.
    {move,{literal,[1,2,3]},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",62}]}.
    {call,3,{f,314}}. % '-stream/1-lc$^0/1-0-'/3
    {'%',{var_info,{x,0},[{type,{t_cons,pid,nil}}]}}.
    {move,{x,0},{y,1}}.
    {line,[{location,"tests/torture/torture.erl",63}]}.
    {call,1,{f,311}}. % '-stream/1-lc$^2/1-1-'/1
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_cons,
                     {t_tuple,2,true,#{1 => pid,2 => {t_integer,{1,1}}}},
                     nil}}]}}.
    {move,{y,0},{x,1}}.
    {trim,1,1}.
    {call,2,{f,34}}. % take_all/2
    {'%',{var_info,{x,0},[{type,{t_atom,[ok]}}]}}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,305},1}. % '-stream/1-lc$^3/1-2-'/1


{function, send_all, 3, 31}.
  {label,30}.
    {line,[{location,"tests/torture/torture.erl",66}]}.
    {func_info,{atom,torture},{atom,send_all},3}.
  {label,31}.
    {'%',{var_info,{x,0},[{type,pid}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,{1,'+inf'}}}]}}.
    {'%',{var_info,{x,2},[{type,{t_integer,{20,'+inf'}}}]}}.
    {test,is_lt,
          {f,32},
          [{tr,{x,2},{t_integer,{20,'+inf'}}},
           {tr,{x,1},{t_integer,{1,'+inf'}}}]}.
    {move,{atom,ok},{x,0}}.
    return.
  {label,32}.
    {allocate,4,3}.
    {move,{x,2},{y,1}}.
    {move,{x,1},{y,2}}.
    {move,{x,0},{y,3}}.
    {bif,self,{f,0},[],{y,0}}.
    {call_ext,0,{extfunc,erlang,make_ref,0}}.
    {test_heap,8,1}.
    {put_list,{x,0},nil,{x,0}}.
    {put_list,{y,2},{x,0},{x,0}}.
    {put_tuple2,{x,1},{list,[{y,0},{y,2},{x,0}]}}.
    {trim,1,3}.
    {move,{y,2},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",67}]}.
    send.
    {gc_bif,'+',{f,0},0,[{tr,{y,1},{t_integer,{1,'+inf'}}},{integer,1}],{x,1}}.
    {move,{y,0},{x,2}}.
    {move,{y,2},{x,0}}.
    {call_last,3,{f,31},3}. % send_all/3


{function, take_all, 2, 34}.
  {label,33}.
    {line,[{location,"tests/torture/torture.erl",69}]}.
    {func_info,{atom,torture},{atom,take_all},2}.
  {label,34}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{2 => {t_number,any}}},
                                  nil}}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,{20,'+inf'}}}]}}.
    {test,is_nil,
          {f,35},
          [{tr,{x,0},{t_list,{t_tuple,2,true,#{2 => {t_number,any}}},nil}}]}.
    {move,{atom,ok},{x,0}}.
    return.
  {label,35}.
    {allocate,5,2}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{x,1},{y,3}}.
    {move,{x,0},{y,4}}.
  {label,36}.
    {loop_rec,{f,39},{x,0}}.
    {test,is_tuple,{f,38},[{x,0}]}.
    {test,test_arity,{f,38},[{x,0},3]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {test,is_nonempty_list,{f,38},[{x,2}]}.
    {get_list,{x,2},{x,3},{x,2}}.
    {test,is_nonempty_list,{f,38},[{x,2}]}.
    {get_tl,{x,2},{x,2}}.
    {test,is_nil,{f,38},[{x,2}]}.
    {test,is_eq_exact,{f,38},[{x,3},{x,1}]}.
    {move,{x,1},{y,2}}.
    remove_message.
    {get_tuple_element,{x,0},0,{y,1}}.
    {move,{integer,1},{x,1}}.
    {move,{y,4},{x,2}}.
    {move,{y,1},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",73}]}.
    {call_ext,3,{extfunc,lists,keyfind,3}}.
    {test,is_tuple,
          {f,40},
          [{tr,{x,0},
               {t_union,{t_atom,[false]},
                        none,none,
                        {t_tuple,1,false,#{}},
                        none}}]}.
    {test,test_arity,{f,40},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {test,is_eq_exact,{f,40},[{x,1},{y,1}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {test,is_eq_exact,{f,40},[{x,1},{y,2}]}.
    {test,is_eq_exact,{f,37},[{y,2},{tr,{y,3},{t_integer,{20,'+inf'}}}]}.
    {test_heap,5,0}.
    {put_tuple2,{x,0},{list,[{y,1},{y,2}]}}.
    {put_list,{x,0},nil,{x,1}}.
    {move,{y,4},{x,0}}.
    {move,{y,3},{y,4}}.
    {trim,4,1}.
    {line,[{location,"tests/torture/torture.erl",75}]}.
    {call_ext,2,{extfunc,erlang,'--',2}}.
    {move,{y,0},{x,1}}.
    {call_last,2,{f,34},1}. % take_all/2
  {label,37}.
    {line,[{location,"tests/torture/torture.erl",76}]}.
    {gc_bif,'+',{f,0},0,[{y,2},{integer,1}],{y,0}}.
    {test_heap,5,0}.
    {put_tuple2,{x,0},{list,[{y,1},{y,2}]}}.
    {put_list,{x,0},nil,{x,1}}.
    {move,{y,4},{x,0}}.
    {init_yregs,{list,[{y,2},{y,4}]}}.
    {call_ext,2,{extfunc,erlang,'--',2}}.
    {test_heap,5,1}.
    {put_tuple2,{x,1},{list,[{y,1},{y,0}]}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {move,{y,3},{x,1}}.
    {call_last,2,{f,34},5}. % take_all/2
  {label,38}.
    {loop_rec_end,{f,36}}.
  {label,39}.
    {wait,{f,36}}.
  {label,40}.
    {line,[{location,"tests/torture/torture.erl",73}]}.
    {badmatch,{x,0}}.


{function, deaths, 1, 42}.
  {label,41}.
    {line,[{location,"tests/torture/torture.erl",81}]}.
    {func_info,{atom,torture},{atom,deaths},1}.
  {label,42}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{integer,3},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",82}]}.
    {call,1,{f,19}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,2}}.
    {move,{atom,victim},{x,1}}.
    {move,{atom,torture},{x,0}}.
    {call_ext,3,{extfunc,erlang,spawn_link,3}}.
    {move,{x,0},{y,2}}.
    {move,{integer,3},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",83}]}.
    {call,1,{f,19}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_integer,{0,2999}}},{integer,1}],{x,0}}.
    {call,1,{f,26}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_cons,{t_number,any},nil}}]}}.
    {move,{y,2},{x,1}}.
    {call,2,{f,302}}. % '-deaths/1-lc$^0/1-0-'/2
    {'%',{var_info,{x,0},[{type,{t_cons,reference,nil}}]}}.
    {move,{x,0},{y,1}}.
    {move,{y,2},{x,1}}.
    {move,{literal,[kill,killed_by_me,normal]},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",84}]}.
    {call,2,{f,297}}. % '-deaths/1-lc$^1/1-1-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_cons,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {move,{x,0},{y,0}}.
    {move,{integer,2},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",85}]}.
    {call,1,{f,19}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {select_val,{tr,{x,0},{t_integer,{0,2999}}},
                {f,51},
                {list,[{integer,0},{f,44},{integer,1},{f,43}]}}.
  {label,43}.
    {move,{atom,stop},{x,1}}.
    {move,{y,2},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",87}]}.
    send.
  {label,44}.
    {move,{y,2},{x,1}}.
    {move,{y,1},{x,0}}.
    {init_yregs,{list,[{y,1}]}}.
    {line,[{location,"tests/torture/torture.erl",89}]}.
    {call,2,{f,291}}. % '-deaths/1-lc$^3/1-2-'/2
    {'%',{var_info,{x,0},[{type,nil}]}}.
  {label,45}.
    {loop_rec,{f,50},{x,0}}.
    {test,is_tagged_tuple,{f,49},[{x,0},3,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,49},[{x,0},{tr,{y,2},pid}]}.
    remove_message.
    {move,{y,0},{x,0}}.
    {init_yregs,{list,[{y,0}]}}.
    {line,[{location,"tests/torture/torture.erl",91}]}.
    {call,1,{f,285}}. % '-deaths/1-lc$^4/1-3-'/1
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {recv_marker_reserve,{y,1}}.
    {move,{y,2},{x,1}}.
    {move,{atom,process},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",93}]}.
    {call_ext,2,{extfunc,erlang,monitor,2}}.
    {move,{x,0},{y,0}}.
    {recv_marker_bind,{y,1},{x,0}}.
    {recv_marker_use,{x,0}}.
  {label,46}.
    {loop_rec,{f,48},{x,0}}.
    {test,is_tagged_tuple,{f,47},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,47},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,47},[{x,0},{atom,noproc}]}.
    {test,is_eq_exact,{f,47},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,47},[{x,3},{tr,{y,2},pid}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,3}.
    return.
  {label,47}.
    {loop_rec_end,{f,46}}.
  {label,48}.
    {wait,{f,46}}.
  {label,49}.
    {loop_rec_end,{f,45}}.
  {label,50}.
    {wait,{f,45}}.
  {label,51}.
    {line,[{location,"tests/torture/torture.erl",85}]}.
    {case_end,{x,0}}.


{function, victim, 1, 53}.
  {label,52}.
    {line,[{location,"tests/torture/torture.erl",96}]}.
    {func_info,{atom,torture},{atom,victim},1}.
  {label,53}.
    {select_val,{x,0},
                {f,52},
                {list,[{integer,0},
                       {f,60},
                       {integer,1},
                       {f,55},
                       {integer,2},
                       {f,54}]}}.
  {label,54}.
    {call_only,0,{f,65}}. % spinner/0
  {label,55}.
    {allocate,0,0}.
    {move,{atom,true},{x,1}}.
    {move,{atom,trap_exit},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",97}]}.
    {call_ext,2,{extfunc,erlang,process_flag,2}}.
  {label,56}.
    {loop_rec,{f,59},{x,0}}.
    {test,is_tuple,{f,57},[{x,0}]}.
    {test,is_tagged_tuple,
          {f,58},
          [{tr,{x,0},{t_tuple,0,false,#{}}},3,{atom,'EXIT'}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,0}.
    return.
  {label,57}.
    {test,is_eq_exact,{f,58},[{x,0},{atom,stop}]}.
    remove_message.
    {move,{atom,stopped},{x,0}}.
    {call_ext_last,1,{extfunc,erlang,exit,1},0}.
  {label,58}.
    {loop_rec_end,{f,56}}.
  {label,59}.
    {wait,{f,56}}.
  {label,60}.
    {allocate,0,0}.
  {label,61}.
    {loop_rec,{f,63},{x,0}}.
    {test,is_eq_exact,{f,62},[{x,0},{atom,stop}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,0}.
    return.
  {label,62}.
    {loop_rec_end,{f,61}}.
  {label,63}.
    {wait,{f,61}}.


{function, spinner, 0, 65}.
  {label,64}.
    {line,[{location,"tests/torture/torture.erl",100}]}.
    {func_info,{atom,torture},{atom,spinner},0}.
  {label,65}.
    {call_only,0,{f,65}}. % spinner/0


{function, unlinked, 1, 67}.
  {label,66}.
    {line,[{location,"tests/torture/torture.erl",103}]}.
    {func_info,{atom,torture},{atom,unlinked},1}.
  {label,67}.
    {allocate,4,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2},{y,3}]}}.
    {move,{atom,victim},{x,1}}.
    {move,{literal,[0]},{x,2}}.
    {move,{atom,torture},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",104}]}.
    {call_ext,3,{extfunc,erlang,spawn_link,3}}.
    {recv_marker_reserve,{y,3}}.
    {move,{x,0},{y,2}}.
    {move,{x,0},{x,1}}.
    {move,{atom,process},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",105}]}.
    {call_ext,2,{extfunc,erlang,monitor,2}}.
    {recv_marker_reserve,{y,1}}.
    {recv_marker_bind,{y,3},{x,0}}.
    {move,{x,0},{y,0}}.
    {move,{y,2},{x,1}}.
    {init_yregs,{list,[{y,3}]}}.
    {move,{atom,process},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",106}]}.
    {call_ext,2,{extfunc,erlang,monitor,2}}.
    {test_heap,{alloc,[{words,1},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,283},0,0,{x,1},{list,[{y,2}]}}.
    {recv_marker_bind,{y,1},{x,0}}.
    {move,{x,0},{y,3}}.
    {init_yregs,{list,[{y,1}]}}.
    {move,{x,1},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",107}]}.
    {call_ext,1,{extfunc,erlang,spawn_link,1}}.
    {move,{x,0},{y,1}}.
    {move,{y,2},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",108}]}.
    {call_ext,1,{extfunc,erlang,unlink,1}}.
  {label,68}.
    {loop_rec,{f,70},{x,0}}.
    {test,is_tagged_tuple,{f,69},[{x,0},3,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,69},[{x,0},{tr,{y,2},pid}]}.
    remove_message.
    {jump,{f,71}}.
  {label,69}.
    {loop_rec_end,{f,68}}.
  {label,70}.
    timeout.
  {label,71}.
    {move,{literal,[flush]},{x,1}}.
    {move,{y,3},{x,0}}.
    {line,[{scope,[3]},{location,"tests/torture/torture.erl",110}]}.
    {call_ext,2,{extfunc,erlang,demonitor,2}}.
    {recv_marker_clear,{y,3}}.
    {'try',{y,3},{f,72}}.
    {move,{y,2},{x,0}}.
    {line,[{scope,[3]},{location,"tests/torture/torture.erl",111}]}.
    {call_ext,1,{extfunc,erlang,link,1}}.
    {try_end,{y,3}}.
    {jump,{f,73}}.
  {label,72}.
    {try_case,{y,3}}.
  {label,73}.
    {init_yregs,{list,[{y,3}]}}.
    {move,{y,2},{x,0}}.
    {line,[{scope,[0,1]},{location,"tests/torture/torture.erl",112}]}.
    {call_ext,1,{extfunc,erlang,unlink,1}}.
  {label,74}.
    {loop_rec,{f,76},{x,0}}.
    {test,is_tagged_tuple,{f,75},[{x,0},3,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,75},[{x,0},{tr,{y,2},pid}]}.
    remove_message.
    {jump,{f,77}}.
  {label,75}.
    {loop_rec_end,{f,74}}.
  {label,76}.
    timeout.
  {label,77}.
    {recv_marker_use,{y,0}}.
  {label,78}.
    {loop_rec,{f,83},{x,0}}.
    {test,is_tagged_tuple,{f,82},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,0}}.
    {test,is_eq_exact,{f,82},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,82},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,82},[{x,0},{tr,{y,2},pid}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
  {label,79}.
    {loop_rec,{f,81},{x,0}}.
    {test,is_tagged_tuple,{f,80},[{x,0},3,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,0}}.
    {test,is_eq_exact,{f,80},[{x,0},{atom,normal}]}.
    {test,is_eq_exact,{f,80},[{x,1},{tr,{y,1},pid}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,4}.
    return.
  {label,80}.
    {loop_rec_end,{f,79}}.
  {label,81}.
    {wait,{f,79}}.
  {label,82}.
    {loop_rec_end,{f,78}}.
  {label,83}.
    {wait,{f,78}}.


{function, timers, 1, 85}.
  {label,84}.
    {line,[{location,"tests/torture/torture.erl",118}]}.
    {func_info,{atom,torture},{atom,timers},1}.
  {label,85}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{integer,20},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",119}]}.
    {call,1,{f,26}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_cons,{t_number,any},nil}}]}}.
    {call,1,{f,280}}. % '-timers/1-lc$^0/1-0-'/1
    {'%',{var_info,{x,0},[{type,{t_cons,any,nil}}]}}.
    {line,[{location,"tests/torture/torture.erl",120}]}.
    {call,1,{f,275}}. % '-timers/1-lc$^1/1-1-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {line,[{location,"tests/torture/torture.erl",121}]}.
    {call,1,{f,269}}. % '-timers/1-lc$^2/1-2-'/1
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {move,{integer,2},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",123}]}.
    {call,1,{f,19}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {test_heap,{alloc,[{words,1},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,264},0,0,{x,0},{list,[{x,0}]}}.
    {'%',{var_info,{x,0},[{fun_type,{t_atom,[ok]}}]}}.
    {recv_marker_reserve,{y,2}}.
    {line,[{location,"tests/torture/torture.erl",124}]}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
    {recv_marker_bind,{y,2},{y,0}}.
    {recv_marker_use,{y,0}}.
  {label,86}.
    {loop_rec,{f,88},{x,0}}.
    {test,is_tagged_tuple,{f,87},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,87},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,87},[{x,0},{atom,normal}]}.
    {test,is_eq_exact,{f,87},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,87},[{x,3},{tr,{y,1},pid}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,3}.
    return.
  {label,87}.
    {loop_rec_end,{f,86}}.
  {label,88}.
    {wait,{f,86}}.


{function, limits, 1, 90}.
  {label,89}.
    {line,[{location,"tests/torture/torture.erl",128}]}.
    {func_info,{atom,torture},{atom,limits},1}.
  {label,90}.
    {allocate,2,0}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {move,{integer,3000},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",129}]}.
    {call,1,{f,19}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {gc_bif,'+',
            {f,0},
            1,
            [{tr,{x,0},{t_integer,{0,2999}}},{integer,2000}],
            {x,0}}.
    {put_map_assoc,{f,0},
                   {literal,#{}},
                   {y,1},
                   1,
                   {list,[{atom,error_logger},
                          {atom,false},
                          {atom,kill},
                          {atom,true},
                          {atom,size},
                          {x,0}]}}.
    {move,{integer,500},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",130}]}.
    {call,1,{f,19}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_integer,{0,2999}}},{integer,233}],{x,0}}.
    {test_heap,12,1}.
    {put_tuple2,{x,0},{list,[{atom,min_heap_size},{x,0}]}}.
    {put_list,{x,0},nil,{x,0}}.
    {put_tuple2,{x,1},{list,[{atom,max_heap_size},{y,1}]}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {put_list,{atom,monitor},{x,0},{x,3}}.
    {move,{atom,allocator},{x,1}}.
    {move,{literal,[[]]},{x,2}}.
    {init_yregs,{list,[{y,1}]}}.
    {move,{atom,torture},{x,0}}.
    {call_ext,4,{extfunc,erlang,spawn_opt,4}}.
    {test,is_tuple,{f,94},[{x,0}]}.
    {test,test_arity,{f,94},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
  {label,91}.
    {loop_rec,{f,93},{x,0}}.
    {test,is_tagged_tuple,{f,92},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,92},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,92},[{x,0},{atom,killed}]}.
    {test,is_eq_exact,{f,92},[{x,1},{y,0}]}.
    {test,is_eq_exact,{f,92},[{x,3},{y,1}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,2}.
    return.
  {label,92}.
    {loop_rec_end,{f,91}}.
  {label,93}.
    {wait,{f,91}}.
  {label,94}.
    {badmatch,{x,0}}.


{function, allocator, 1, 96}.
  {label,95}.
    {line,[{location,"tests/torture/torture.erl",133}]}.
    {func_info,{atom,torture},{atom,allocator},1}.
  {label,96}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {call_ext,0,{extfunc,erlang,make_ref,0}}.
    {test_heap,5,1}.
    {put_tuple2,{x,0},{list,[{y,0},{x,0}]}}.
    {put_list,{x,0},{y,0},{x,0}}.
    {call_last,1,{f,96},1}. % allocator/1


{function, names, 1, 98}.
  {label,97}.
    {line,[{location,"tests/torture/torture.erl",136}]}.
    {func_info,{atom,torture},{atom,names},1}.
  {label,98}.
    {allocate,2,0}.
    {init_yregs,{list,[{y,0}]}}.
    {bif,self,{f,0},[],{y,1}}.
    {move,{integer,4},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",138}]}.
    {call,1,{f,19}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_integer,{0,2999}}},{integer,1}],{x,0}}.
    {call,1,{f,26}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_cons,{t_number,any},nil}}]}}.
    {move,{y,1},{x,1}}.
    {call,2,{f,261}}. % '-names/1-lc$^0/1-0-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_cons,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,3,1}.
    {put_tuple2,{x,1},{list,[{atom,hello},{y,1}]}}.
    {move,{x,0},{y,0}}.
    {'try',{y,1},{f,99}}.
    {move,{atom,torture_name},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",139}]}.
    send.
    {try_end,{y,1}}.
    {jump,{f,100}}.
  {label,99}.
    {try_case,{y,1}}.
  {label,100}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,102},2}. % names_loop/1


{function, names_loop, 1, 102}.
  {label,101}.
    {line,[{location,"tests/torture/torture.erl",142}]}.
    {func_info,{atom,torture},{atom,names_loop},1}.
  {label,102}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nil,
          {f,103},
          [{tr,{x,0},
               {t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},nil}}]}.
    {move,{atom,ok},{x,0}}.
    return.
  {label,103}.
    {allocate,3,1}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {move,{x,0},{y,2}}.
  {label,104}.
    {loop_rec,{f,109},{x,0}}.
    {test,is_tuple,{f,108},[{x,0}]}.
    {select_tuple_arity,{tr,{x,0},{t_tuple,0,false,#{}}},
                        {f,108},
                        {list,[2,{f,107},5,{f,105}]}}.
  {label,105}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},4,{x,3}}.
    {test,is_eq_exact,{f,108},[{x,1},{atom,'DOWN'}]}.
    {test,is_eq_exact,{f,108},[{x,2},{atom,process}]}.
    {select_val,{x,3},
                {f,108},
                {list,[{atom,had_it},{f,106},{atom,taken},{f,106}]}}.
  {label,106}.
    {test_heap,3,1}.
    {get_tuple_element,{x,0},1,{y,1}}.
    {get_tuple_element,{x,0},3,{y,0}}.
    remove_message.
    {put_tuple2,{x,0},{list,[{y,0},{y,1}]}}.
    {move,{y,2},{x,1}}.
    {line,[{location,"tests/torture/torture.erl",147}]}.
    {call_ext,2,{extfunc,lists,member,2}}.
    {test,is_eq_exact,{f,110},[{x,0},{atom,true}]}.
    {test_heap,5,0}.
    {put_tuple2,{x,0},{list,[{y,0},{y,1}]}}.
    {put_list,{x,0},nil,{x,1}}.
    {move,{y,2},{x,0}}.
    {trim,3,0}.
    {line,[{location,"tests/torture/torture.erl",148}]}.
    {call_ext,2,{extfunc,erlang,'--',2}}.
    {call_last,1,{f,102},0}. % names_loop/1
  {label,107}.
    {get_tuple_element,{x,0},0,{x,0}}.
    {test,is_eq_exact,{f,108},[{x,0},{atom,hello}]}.
    remove_message.
    {move,{y,2},{x,0}}.
    {call_last,1,{f,102},3}. % names_loop/1
  {label,108}.
    {loop_rec_end,{f,104}}.
  {label,109}.
    {wait,{f,104}}.
  {label,110}.
    {line,[{location,"tests/torture/torture.erl",147}]}.
    {badmatch,{atom,false}}.


{function, named, 2, 112}.
  {label,111}.
    {line,[{location,"tests/torture/torture.erl",151}]}.
    {func_info,{atom,torture},{atom,named},2}.
  {label,112}.
    {allocate,2,1}.
    {move,{x,0},{y,0}}.
    {bif,self,{f,0},[],{x,1}}.
    {'catch',{y,1},{f,113}}.
    {line,[{location,"tests/torture/torture.erl",152}]}.
    {call_ext,2,{extfunc,erlang,register,2}}.
  {label,113}.
    {catch_end,{y,1}}.
    {test,is_tuple,{f,114},[{x,0}]}.
    {test,is_tagged_tuple,
          {f,124},
          [{tr,{x,0},{t_tuple,0,false,#{}}},2,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {test,is_tagged_tuple,{f,124},[{x,1},2,{atom,badarg}]}.
    {move,{atom,taken},{x,0}}.
    {line,[{scope,[1,2]},{location,"tests/torture/torture.erl",162}]}.
    {call_ext_last,1,{extfunc,erlang,exit,1},2}.
  {label,114}.
    {test,is_eq_exact,{f,124},[{x,0},{atom,true}]}.
    {bif,self,{f,0},[],{y,1}}.
    {move,{y,0},{x,0}}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",155}]}.
    {call_ext,1,{extfunc,erlang,whereis,1}}.
    {test,is_eq_exact,{f,123},[{x,0},{tr,{y,1},pid}]}.
  {label,115}.
    {loop_rec,{f,117},{x,0}}.
    {test,is_tagged_tuple,{f,116},[{x,0},2,{atom,hello}]}.
    {test_heap,3,1}.
    remove_message.
    {put_tuple2,{x,1},{list,[{atom,hello},{y,1}]}}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",156}]}.
    send.
    {jump,{f,118}}.
  {label,116}.
    {loop_rec_end,{f,115}}.
  {label,117}.
    timeout.
  {label,118}.
    {move,{literal,[positive]},{x,0}}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",157}]}.
    {call_ext,1,{extfunc,erlang,unique_integer,1}}.
    {line,[{location,"tests/torture/torture.erl",157}]}.
    {gc_bif,'rem',{f,0},1,[{tr,{x,0},{t_integer,any}},{integer,2}],{x,0}}.
    {select_val,{tr,{x,0},{t_integer,{-1,1}}},
                {f,122},
                {list,[{integer,0},{f,119},{integer,1},{f,120}]}}.
  {label,119}.
    {move,{y,0},{x,0}}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",158}]}.
    {call_ext,1,{extfunc,erlang,unregister,1}}.
    {test,is_eq_exact,{f,121},[{x,0},{atom,true}]}.
    {move,{y,0},{x,0}}.
    {init_yregs,{list,[{y,0}]}}.
    {call_ext,1,{extfunc,erlang,whereis,1}}.
    {move,{y,1},{x,1}}.
    {init_yregs,{list,[{y,1}]}}.
    {call,2,{f,126}}. % undefined_or_other/2
    {'%',{var_info,{x,0},[{type,{t_atom,[ok]}}]}}.
  {label,120}.
    {move,{atom,had_it},{x,0}}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",161}]}.
    {call_ext_last,1,{extfunc,erlang,exit,1},2}.
  {label,121}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",158}]}.
    {badmatch,{x,0}}.
  {label,122}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",157}]}.
    {case_end,{x,0}}.
  {label,123}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",155}]}.
    {case_end,{x,0}}.
  {label,124}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",152}]}.
    {case_end,{x,0}}.


{function, undefined_or_other, 2, 126}.
  {label,125}.
    {line,[{location,"tests/torture/torture.erl",165}]}.
    {func_info,{atom,torture},{atom,undefined_or_other},2}.
  {label,126}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_ne_exact,{f,125},[{x,0},{tr,{x,1},pid}]}.
    {move,{atom,ok},{x,0}}.
    return.


{function, suspended, 1, 128}.
  {label,127}.
    {line,[{location,"tests/torture/torture.erl",168}]}.
    {func_info,{atom,torture},{atom,suspended},1}.
  {label,128}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {recv_marker_reserve,{y,2}}.
    {move,{atom,spinner},{x,1}}.
    {move,nil,{x,2}}.
    {move,{atom,torture},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",169}]}.
    {call_ext,3,{extfunc,erlang,spawn_monitor,3}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
    {recv_marker_bind,{y,2},{y,0}}.
    {'catch',{y,2},{f,129}}.
    {move,{y,1},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",170}]}.
    {call_ext,1,{extfunc,erlang,suspend_process,1}}.
  {label,129}.
    {catch_end,{y,2}}.
    {test,is_eq_exact,{f,141},[{x,0},{atom,true}]}.
    {move,{atom,status},{x,1}}.
    {init_yregs,{list,[{y,2}]}}.
    {move,{y,1},{x,0}}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",172}]}.
    {call_ext,2,{extfunc,erlang,process_info,2}}.
    {test,is_eq_exact,{f,140},[{x,0},{literal,{status,suspended}}]}.
    {move,{atom,reductions},{x,1}}.
    {move,{y,1},{x,0}}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",173}]}.
    {call_ext,2,{extfunc,erlang,process_info,2}}.
    {move,{x,0},{y,2}}.
    {test,is_tagged_tuple,{f,139},[{x,0},2,{atom,reductions}]}.
    {move,{atom,reductions},{x,1}}.
    {move,{y,1},{x,0}}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",174}]}.
    {call_ext,2,{extfunc,erlang,process_info,2}}.
    {test,is_tagged_tuple,{f,138},[{x,0},2,{atom,reductions}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {get_tuple_element,{y,2},1,{x,1}}.
    {line,[{location,"tests/torture/torture.erl",175}]}.
    {gc_bif,'-',{f,0},2,[{x,0},{x,1}],{x,0}}.
    {test,is_lt,{f,137},[{tr,{x,0},{t_number,any}},{integer,10000}]}.
    {init_yregs,{list,[{y,2}]}}.
    {move,{integer,2},{x,0}}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",176}]}.
    {call,1,{f,19}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {select_val,{tr,{x,0},{t_integer,{0,2999}}},
                {f,136},
                {list,[{integer,0},{f,130},{integer,1},{f,131}]}}.
  {label,130}.
    {move,{y,1},{x,0}}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",177}]}.
    {call_ext,1,{extfunc,erlang,resume_process,1}}.
    {test,is_eq_exact,{f,135},[{x,0},{atom,true}]}.
  {label,131}.
    {move,{atom,kill},{x,1}}.
    {move,{y,1},{x,0}}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",181}]}.
    {call_ext,2,{extfunc,erlang,exit,2}}.
    {recv_marker_use,{y,0}}.
  {label,132}.
    {loop_rec,{f,134},{x,0}}.
    {test,is_tagged_tuple,{f,133},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,133},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,133},[{x,0},{atom,killed}]}.
    {test,is_eq_exact,{f,133},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,133},[{x,3},{tr,{y,1},pid}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,3}.
    return.
  {label,133}.
    {loop_rec_end,{f,132}}.
  {label,134}.
    {wait,{f,132}}.
  {label,135}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",177}]}.
    {badmatch,{x,0}}.
  {label,136}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",176}]}.
    {case_end,{x,0}}.
  {label,137}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",175}]}.
    {badmatch,{atom,false}}.
  {label,138}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",174}]}.
    {badmatch,{x,0}}.
  {label,139}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",173}]}.
    {badmatch,{x,0}}.
  {label,140}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",172}]}.
    {badmatch,{x,0}}.
  {label,141}.
    {line,[{scope,[0]},{location,"tests/torture/torture.erl",170}]}.
    {case_end,{x,0}}.


{function, infos, 1, 143}.
  {label,142}.
    {line,[{location,"tests/torture/torture.erl",185}]}.
    {func_info,{atom,torture},{atom,infos},1}.
  {label,143}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{integer,3},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",186}]}.
    {call,1,{f,19}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {recv_marker_reserve,{y,2}}.
    {move,{atom,victim},{x,1}}.
    {move,{x,0},{x,2}}.
    {move,{atom,torture},{x,0}}.
    {call_ext,3,{extfunc,erlang,spawn_monitor,3}}.
    {test_heap,{alloc,[{words,1},{floats,0},{funs,1}]},1}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
    {make_fun3,{f,259},0,0,{x,0},{list,[{y,1}]}}.
    {recv_marker_bind,{y,2},{y,0}}.
    {init_yregs,{list,[{y,2}]}}.
    {line,[{location,"tests/torture/torture.erl",187}]}.
    {call_ext,1,{extfunc,erlang,spawn_link,1}}.
    {move,{x,0},{y,2}}.
    {move,{y,1},{x,0}}.
    {move,{literal,[messages,links,current_function,heap_size,dictionary]},
          {x,1}}.
    {line,[{location,"tests/torture/torture.erl",188}]}.
    {call_ext,2,{extfunc,erlang,process_info,2}}.
    {test,is_nonempty_list,{f,144},[{x,0}]}.
    {get_list,{x,0},{x,1},{x,2}}.
    {test,is_tagged_tuple,{f,155},[{x,1},2,{atom,messages}]}.
    {test,is_nonempty_list,{f,155},[{x,2}]}.
    {get_list,{x,2},{x,1},{x,2}}.
    {test,is_eq_exact,{f,155},[{x,1},{literal,{links,[]}}]}.
    {test,is_nonempty_list,{f,155},[{x,2}]}.
    {get_list,{x,2},{x,1},{x,2}}.
    {test,is_tagged_tuple,{f,155},[{x,1},2,{atom,current_function}]}.
    {test,is_nonempty_list,{f,155},[{x,2}]}.
    {get_list,{x,2},{x,1},{x,2}}.
    {test,is_tagged_tuple,{f,155},[{x,1},2,{atom,heap_size}]}.
    {test,is_eq_exact,{f,155},[{x,2},{literal,[{dictionary,[]}]}]}.
    {get_tuple_element,{x,1},1,{x,1}}.
    {test,is_lt,{f,155},[{integer,0},{x,1}]}.
    {jump,{f,145}}.
  {label,144}.
    {test,is_eq_exact,{f,155},[{x,0},{atom,undefined}]}.
  {label,145}.
    {move,{y,1},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",192}]}.
    {call_ext,1,{extfunc,erlang,is_process_alive,1}}.
    {test,is_boolean,{f,152},[{x,0}]}.
    {recv_marker_use,{y,0}}.
  {label,146}.
    {loop_rec,{f,151},{x,0}}.
    {test,is_tagged_tuple,{f,150},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,150},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,150},[{x,0},{atom,killed}]}.
    {test,is_eq_exact,{f,150},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,150},[{x,3},{tr,{y,1},pid}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
  {label,147}.
    {loop_rec,{f,149},{x,0}}.
    {test,is_tagged_tuple,{f,148},[{x,0},3,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,0}}.
    {test,is_eq_exact,{f,148},[{x,0},{atom,normal}]}.
    {test,is_eq_exact,{f,148},[{x,1},{tr,{y,2},pid}]}.
    remove_message.
    {move,{y,1},{y,2}}.
    {trim,2,1}.
    {move,{y,0},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",195}]}.
    {call_ext,1,{extfunc,erlang,is_process_alive,1}}.
    {test,is_eq_exact,{f,154},[{x,0},{atom,false}]}.
    {move,{atom,status},{x,1}}.
    {move,{y,0},{x,0}}.
    {trim,1,0}.
    {line,[{location,"tests/torture/torture.erl",196}]}.
    {call_ext,2,{extfunc,erlang,process_info,2}}.
    {test,is_eq_exact,{f,153},[{x,0},{atom,undefined}]}.
    {deallocate,0}.
    return.
  {label,148}.
    {loop_rec_end,{f,147}}.
  {label,149}.
    {wait,{f,147}}.
  {label,150}.
    {loop_rec_end,{f,146}}.
  {label,151}.
    {wait,{f,146}}.
  {label,152}.
    {recv_marker_clear,{y,0}}.
    {line,[{location,"tests/torture/torture.erl",192}]}.
    {badmatch,{atom,false}}.
  {label,153}.
    {line,[{location,"tests/torture/torture.erl",196}]}.
    {badmatch,{x,0}}.
  {label,154}.
    {line,[{location,"tests/torture/torture.erl",195}]}.
    {badmatch,{x,0}}.
  {label,155}.
    {line,[{location,"tests/torture/torture.erl",188}]}.
    {case_end,{x,0}}.


{function, calls, 1, 157}.
  {label,156}.
    {line,[{location,"tests/torture/torture.erl",199}]}.
    {func_info,{atom,torture},{atom,calls},1}.
  {label,157}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{integer,50},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",200}]}.
    {call,1,{f,19}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_integer,{0,2999}}},{integer,10}],{x,0}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {recv_marker_reserve,{y,2}}.
    {move,{atom,echo},{x,1}}.
    {move,{x,0},{x,2}}.
    {move,{atom,torture},{x,0}}.
    {call_ext,3,{extfunc,erlang,spawn_monitor,3}}.
    {get_tuple_element,{x,0},1,{y,1}}.
    {recv_marker_bind,{y,2},{y,1}}.
    {get_tuple_element,{x,0},0,{y,2}}.
    {move,{y,2},{x,1}}.
    {move,{literal,[1,2]},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",201}]}.
    {call,2,{f,254}}. % '-calls/1-lc$^0/1-0-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_cons,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {line,[{location,"tests/torture/torture.erl",202}]}.
    {call,1,{f,248}}. % '-calls/1-lc$^2/1-1-'/1
    {'%',{var_info,{x,0},[{type,{t_cons,any,nil}}]}}.
    {move,{x,0},{y,0}}.
    {move,{y,2},{x,0}}.
    {move,{atom,kill},{x,1}}.
    {line,[{location,"tests/torture/torture.erl",203}]}.
    {call_ext,2,{extfunc,erlang,exit,2}}.
    {recv_marker_use,{y,1}}.
  {label,158}.
    {loop_rec,{f,162},{x,0}}.
    {test,is_tagged_tuple,{f,161},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,161},[{x,2},{atom,process}]}.
    {test,is_tuple,{f,159},[{x,0}]}.
    {test,is_tagged_tuple,
          {f,161},
          [{tr,{x,0},{t_tuple,0,false,#{}}},2,{atom,served}]}.
    {test,is_eq_exact,{f,161},[{x,1},{tr,{y,1},reference}]}.
    {test,is_eq_exact,{f,161},[{x,3},{tr,{y,2},pid}]}.
    {recv_marker_clear,{y,1}}.
    remove_message.
    {get_tuple_element,{x,0},1,{y,2}}.
    {test,is_ne_exact,{f,160},[{y,2},{atom,any}]}.
    {move,{y,0},{x,0}}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {line,[{location,"tests/torture/torture.erl",205}]}.
    {call,1,{f,23}}. % sum/1
    {'%',{var_info,{x,0},[{type,{t_number,any}}]}}.
    {test,is_eq_exact,{f,163},[{y,2},{tr,{x,0},{t_number,any}}]}.
    {jump,{f,160}}.
  {label,159}.
    {test,is_eq_exact,{f,161},[{x,0},{atom,killed}]}.
    {test,is_eq_exact,{f,161},[{x,1},{tr,{y,1},reference}]}.
    {test,is_eq_exact,{f,161},[{x,3},{tr,{y,2},pid}]}.
    {recv_marker_clear,{y,1}}.
    remove_message.
  {label,160}.
    {move,{atom,true},{x,0}}.
    {deallocate,3}.
    return.
  {label,161}.
    {loop_rec_end,{f,158}}.
  {label,162}.
    {wait,{f,158}}.
  {label,163}.
    {badmatch,{atom,false}}.


{function, call_all, 2, 165}.
  {label,164}.
    {line,[{location,"tests/torture/torture.erl",207}]}.
    {func_info,{atom,torture},{atom,call_all},2}.
  {label,165}.
    {'%',{var_info,{x,0},[{type,pid}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,{'-inf',40}}}]}}.
    {test,is_eq_exact,
          {f,166},
          [{tr,{x,1},{t_integer,{'-inf',40}}},{integer,0}]}.
    {move,{literal,{answered,40}},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,exit,1}}.
  {label,166}.
    {allocate,3,2}.
    {move,{x,1},{y,1}}.
    {move,{x,0},{y,2}}.
    {recv_marker_reserve,{y,0}}.
    {move,{x,0},{x,1}}.
    {move,{atom,process},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",209}]}.
    {call_ext,2,{extfunc,erlang,monitor,2}}.
    {test_heap,4,1}.
    {bif,self,{f,0},[],{x,1}}.
    {put_tuple2,{x,1},{list,[{x,1},{x,0},{y,1}]}}.
    {recv_marker_bind,{y,0},{x,0}}.
    {move,{x,0},{y,0}}.
    {move,{y,2},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",210}]}.
    send.
    {recv_marker_use,{y,0}}.
  {label,167}.
    {loop_rec,{f,171},{x,0}}.
    {test,is_tuple,{f,170},[{x,0}]}.
    {select_tuple_arity,{tr,{x,0},{t_tuple,0,false,#{}}},
                        {f,170},
                        {list,[2,{f,169},5,{f,168}]}}.
  {label,168}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},1,{x,2}}.
    {get_tuple_element,{x,0},2,{x,3}}.
    {get_tuple_element,{x,0},3,{x,0}}.
    {test,is_eq_exact,{f,170},[{x,1},{atom,'DOWN'}]}.
    {test,is_eq_exact,{f,170},[{x,3},{atom,process}]}.
    {test,is_eq_exact,{f,170},[{x,2},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,170},[{x,0},{tr,{y,2},pid}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
    {line,[{location,"tests/torture/torture.erl",213}]}.
    {gc_bif,'-',
            {f,0},
            0,
            [{integer,40},{tr,{y,1},{t_integer,{'-inf',40}}}],
            {x,0}}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,answered},{x,0}]}}.
    {call_ext_last,1,{extfunc,erlang,exit,1},3}.
  {label,169}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,170},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,170},[{x,0},{tr,{y,1},{t_integer,{'-inf',40}}}]}.
    remove_message.
    {move,{literal,[flush]},{x,1}}.
    {move,{y,0},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",212}]}.
    {call_ext,2,{extfunc,erlang,demonitor,2}}.
    {recv_marker_clear,{y,0}}.
    {gc_bif,'-',
            {f,0},
            0,
            [{tr,{y,1},{t_integer,{'-inf',40}}},{integer,1}],
            {x,1}}.
    {move,{y,2},{x,0}}.
    {call_last,2,{f,165},3}. % call_all/2
  {label,170}.
    {loop_rec_end,{f,167}}.
  {label,171}.
    {wait,{f,167}}.


{function, echo, 1, 173}.
  {label,172}.
    {line,[{location,"tests/torture/torture.erl",216}]}.
    {func_info,{atom,torture},{atom,echo},1}.
  {label,173}.
    {move,{x,0},{x,1}}.
    {call_only,2,{f,175}}. % echo/2


{function, echo, 2, 175}.
  {label,174}.
    {line,[{location,"tests/torture/torture.erl",218}]}.
    {func_info,{atom,torture},{atom,echo},2}.
  {label,175}.
    {test,is_eq_exact,{f,176},[{x,0},{integer,0}]}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{atom,served},{x,1}]}}.
    {call_ext_only,1,{extfunc,erlang,exit,1}}.
  {label,176}.
    {allocate,2,2}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{y,1}}.
  {label,177}.
    {loop_rec,{f,179},{x,0}}.
    {test,is_tuple,{f,178},[{x,0}]}.
    {test,test_arity,{f,178},[{x,0},3]}.
    {test_heap,3,1}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    remove_message.
    {put_tuple2,{x,1},{list,[{x,1},{x,2}]}}.
    {get_tuple_element,{x,0},0,{x,0}}.
    {line,[{location,"tests/torture/torture.erl",219}]}.
    send.
    {gc_bif,'-',{f,0},0,[{y,1},{integer,1}],{x,0}}.
    {move,{y,0},{x,1}}.
    {call_last,2,{f,175},2}. % echo/2
  {label,178}.
    {loop_rec_end,{f,177}}.
  {label,179}.
    {wait,{f,177}}.


{function, trees, 1, 181}.
  {label,180}.
    {line,[{location,"tests/torture/torture.erl",222}]}.
    {func_info,{atom,torture},{atom,trees},1}.
  {label,181}.
    {allocate_heap,3,2,0}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {bif,self,{f,0},[],{x,0}}.
    {put_list,{x,0},{literal,[5]},{x,0}}.
    {recv_marker_reserve,{y,2}}.
    {move,{atom,leaf},{x,1}}.
    {move,{x,0},{x,2}}.
    {move,{atom,torture},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",223}]}.
    {call_ext,3,{extfunc,erlang,spawn_monitor,3}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
    {recv_marker_bind,{y,2},{y,0}}.
  {label,182}.
    {loop_rec,{f,187},{x,0}}.
    {test,is_tagged_tuple,{f,186},[{x,0},3,{atom,leaf}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,0}}.
    {test,is_eq_exact,{f,186},[{x,0},{integer,63}]}.
    {test,is_eq_exact,{f,186},[{x,1},{tr,{y,1},pid}]}.
    remove_message.
    {recv_marker_use,{y,0}}.
  {label,183}.
    {loop_rec,{f,185},{x,0}}.
    {test,is_tagged_tuple,{f,184},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,184},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,184},[{x,0},{atom,normal}]}.
    {test,is_eq_exact,{f,184},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,184},[{x,3},{tr,{y,1},pid}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,3}.
    return.
  {label,184}.
    {loop_rec_end,{f,183}}.
  {label,185}.
    {wait,{f,183}}.
  {label,186}.
    {loop_rec_end,{f,182}}.
  {label,187}.
    {wait,{f,182}}.


{function, leaf, 2, 189}.
  {label,188}.
    {line,[{location,"tests/torture/torture.erl",227}]}.
    {func_info,{atom,torture},{atom,leaf},2}.
  {label,189}.
    {test,is_eq_exact,{f,190},[{x,1},{integer,0}]}.
    {allocate_heap,0,4,1}.
    {bif,self,{f,0},[],{x,1}}.
    {put_tuple2,{x,1},{list,[{atom,leaf},{x,1},{integer,1}]}}.
    send.
    {deallocate,0}.
    return.
  {label,190}.
    {line,[{location,"tests/torture/torture.erl",229}]}.
    {gc_bif,'rem',{f,0},2,[{x,1},{integer,3}],{x,2}}.
    {gc_bif,'+',{f,0},3,[{tr,{x,2},{t_integer,{-2,2}}},{integer,1}],{x,2}}.
    {bif,element,
         {f,0},
         [{tr,{x,2},{t_integer,{-1,3}}},{literal,{low,normal,high}}],
         {x,2}}.
    {allocate,2,3}.
    {init_yregs,{list,[{y,0}]}}.
    {move,{x,0},{y,1}}.
    {move,{literal,[1,2]},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",230}]}.
    {call,3,{f,245}}. % '-leaf/2-lc$^0/1-0-'/3
    {'%',{var_info,{x,0},[{type,{t_cons,any,nil}}]}}.
    {bif,self,{f,0},[],{y,0}}.
    {line,[{location,"tests/torture/torture.erl",231}]}.
    {call,1,{f,239}}. % '-leaf/2-lc$^1/1-1-'/1
    {'%',{var_info,{x,0},[{type,{t_cons,any,nil}}]}}.
    {call,1,{f,23}}. % sum/1
    {'%',{var_info,{x,0},[{type,{t_number,any}}]}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_number,any}},{integer,1}],{x,0}}.
    {test_heap,4,1}.
    {put_tuple2,{x,1},{list,[{atom,leaf},{y,0},{x,0}]}}.
    {move,{y,1},{x,0}}.
    send.
    {deallocate,2}.
    return.


{function, aliases, 1, 192}.
  {label,191}.
    {line,[{location,"tests/torture/torture.erl",234}]}.
    {func_info,{atom,torture},{atom,aliases},1}.
  {label,192}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{literal,[reply]},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",235}]}.
    {call_ext,1,{extfunc,erlang,alias,1}}.
    {bif,self,{f,0},[],{y,2}}.
    {move,{x,0},{y,1}}.
    {move,{integer,4},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",237}]}.
    {call,1,{f,26}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_cons,{t_number,any},nil}}]}}.
    {move,{y,1},{x,1}}.
    {move,{y,2},{x,2}}.
    {call,3,{f,234}}. % '-aliases/1-lc$^0/1-0-'/3
    {'%',{var_info,{x,0},
                   [{type,{t_cons,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {move,{x,0},{y,0}}.
  {label,193}.
    {loop_rec,{f,195},{x,0}}.
    {test,is_tagged_tuple,{f,194},[{x,0},3,{atom,by_alias}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,194},[{x,0},{tr,{y,2},pid}]}.
    remove_message.
    {move,{y,0},{x,0}}.
    {move,{y,1},{y,2}}.
    {trim,2,1}.
    {line,[{location,"tests/torture/torture.erl",239}]}.
    {call,1,{f,228}}. % '-aliases/1-lc$^2/1-1-'/1
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {move,{y,0},{x,0}}.
    {trim,1,0}.
    {line,[{location,"tests/torture/torture.erl",240}]}.
    {call_ext,1,{extfunc,erlang,unalias,1}}.
    {test,is_eq_exact,{f,196},[{x,0},{atom,false}]}.
    {deallocate,0}.
    return.
  {label,194}.
    {loop_rec_end,{f,193}}.
  {label,195}.
    {wait,{f,193}}.
  {label,196}.
    {badmatch,{x,0}}.


{function, collected, 1, 198}.
  {label,197}.
    {line,[{location,"tests/torture/torture.erl",243}]}.
    {func_info,{atom,torture},{atom,collected},1}.
  {label,198}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{atom,echo},{x,1}}.
    {move,{literal,[1]},{x,2}}.
    {move,{atom,torture},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",244}]}.
    {call_ext,3,{extfunc,erlang,spawn_link,3}}.
    {move,{x,0},{y,2}}.
    {move,{integer,2000},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",245}]}.
    {call,1,{f,19}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {call,1,{f,26}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {test_heap,3,1}.
    {put_tuple2,{x,1},{list,[{atom,noise},{x,0}]}}.
    {move,{y,2},{x,0}}.
    send.
    {move,{y,2},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",246}]}.
    {call_ext,1,{extfunc,erlang,garbage_collect,1}}.
    {test,is_eq_exact,{f,206},[{x,0},{atom,true}]}.
    {move,{atom,message_queue_len},{x,1}}.
    {move,{y,2},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",247}]}.
    {call_ext,2,{extfunc,erlang,process_info,2}}.
    {test,is_eq_exact,{f,205},[{x,0},{literal,{message_queue_len,1}}]}.
    {recv_marker_reserve,{y,1}}.
    {call_ext,0,{extfunc,erlang,make_ref,0}}.
    {bif,self,{f,0},[],{y,0}}.
    {recv_marker_bind,{y,1},{x,0}}.
    {move,{x,0},{y,1}}.
    {move,{integer,100},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",249}]}.
    {call,1,{f,19}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {call,1,{f,26}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {test_heap,4,1}.
    {put_tuple2,{x,1},{list,[{y,0},{y,1},{x,0}]}}.
    {init_yregs,{list,[{y,0}]}}.
    {move,{y,2},{x,0}}.
    send.
    {recv_marker_use,{y,1}}.
  {label,199}.
    {loop_rec,{f,204},{x,0}}.
    {test,is_tuple,{f,203},[{x,0}]}.
    {test,test_arity,{f,203},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,0}}.
    {test,is_eq_exact,{f,203},[{x,0},{tr,{y,1},reference}]}.
    {recv_marker_clear,{y,1}}.
    remove_message.
  {label,200}.
    {loop_rec,{f,202},{x,0}}.
    {test,is_tagged_tuple,{f,201},[{x,0},3,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,0}}.
    {test,is_eq_exact,{f,201},[{x,0},{literal,{served,1}}]}.
    {test,is_eq_exact,{f,201},[{x,1},{tr,{y,2},pid}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,3}.
    return.
  {label,201}.
    {loop_rec_end,{f,200}}.
  {label,202}.
    {wait,{f,200}}.
  {label,203}.
    {loop_rec_end,{f,199}}.
  {label,204}.
    {wait,{f,199}}.
  {label,205}.
    {line,[{location,"tests/torture/torture.erl",247}]}.
    {badmatch,{x,0}}.
  {label,206}.
    {line,[{location,"tests/torture/torture.erl",246}]}.
    {badmatch,{x,0}}.


{function, long, 1, 208}.
  {label,207}.
    {line,[{location,"tests/torture/torture.erl",254}]}.
    {func_info,{atom,torture},{atom,long},1}.
  {label,208}.
    {line,[{location,"tests/torture/torture.erl",255}]}.
    {bs_create_bin,{f,0},
                   0,0,256,
                   {x,0},
                   {list,[{atom,integer},
                          1,1,nil,
                          {integer,0},
                          {integer,16777216}]}}.
    {allocate_heap,4,{alloc,[{words,1},{floats,0},{funs,1}]},1}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {move,{x,0},{y,3}}.
    {make_fun3,{f,226},0,0,{x,0},{list,[{x,0}]}}.
    {'%',{var_info,{x,0},[{fun_type,none}]}}.
    {recv_marker_reserve,{y,2}}.
    {line,[{location,"tests/torture/torture.erl",256}]}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
    {recv_marker_bind,{y,2},{y,0}}.
    {init_yregs,{list,[{y,2}]}}.
    {move,{integer,2},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",257}]}.
    {call,1,{f,19}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {select_val,{tr,{x,0},{t_integer,{0,2999}}},
                {f,218},
                {list,[{integer,0},{f,214},{integer,1},{f,209}]}}.
  {label,209}.
    {move,{atom,kill},{x,1}}.
    {init_yregs,{list,[{y,3}]}}.
    {move,{y,1},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",259}]}.
    {call_ext,2,{extfunc,erlang,exit,2}}.
    {recv_marker_use,{y,0}}.
  {label,210}.
    {loop_rec,{f,213},{x,0}}.
    {test,is_tagged_tuple,{f,212},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {test,is_eq_exact,{f,212},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,212},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,212},[{x,3},{tr,{y,1},pid}]}.
    {recv_marker_clear,{y,0}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    remove_message.
    {test,is_ne_exact,{f,211},[{x,0},{atom,killed}]}.
    {bif,element,{f,0},[{integer,1},{x,0}],{x,0}}.
    {test,is_eq_exact,{f,219},[{x,0},{atom,crc}]}.
  {label,211}.
    {move,{atom,true},{x,0}}.
    {deallocate,4}.
    return.
  {label,212}.
    {loop_rec_end,{f,210}}.
  {label,213}.
    {wait,{f,210}}.
  {label,214}.
    {recv_marker_use,{y,0}}.
  {label,215}.
    {loop_rec,{f,217},{x,0}}.
    {test,is_tagged_tuple,{f,216},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,216},[{x,2},{atom,process}]}.
    {test,is_tagged_tuple,{f,216},[{x,0},2,{atom,crc}]}.
    {test,is_eq_exact,{f,216},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,216},[{x,3},{tr,{y,1},pid}]}.
    {move,{x,0},{y,2}}.
    {recv_marker_clear,{y,0}}.
    remove_message.
    {move,{y,3},{x,0}}.
    {move,{y,2},{y,3}}.
    {trim,3,1}.
    {line,[{location,"tests/torture/torture.erl",258}]}.
    {call_ext,1,{extfunc,erlang,crc32,1}}.
    {get_tuple_element,{y,0},1,{x,1}}.
    {test,is_eq_exact,{f,220},[{x,0},{x,1}]}.
    {deallocate,1}.
    return.
  {label,216}.
    {loop_rec_end,{f,215}}.
  {label,217}.
    {wait,{f,215}}.
  {label,218}.
    {recv_marker_clear,{y,0}}.
    {line,[{location,"tests/torture/torture.erl",257}]}.
    {case_end,{x,0}}.
  {label,219}.
    {line,[{location,"tests/torture/torture.erl",259}]}.
    {badmatch,{atom,false}}.
  {label,220}.
    {line,[{location,"tests/torture/torture.erl",258}]}.
    {badmatch,{x,0}}.


{function, module_info, 0, 222}.
  {label,221}.
    {line,[]}.
    {func_info,{atom,torture},{atom,module_info},0}.
  {label,222}.
    {move,{atom,torture},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 224}.
  {label,223}.
    {line,[]}.
    {func_info,{atom,torture},{atom,module_info},1}.
  {label,224}.
    {move,{x,0},{x,1}}.
    {move,{atom,torture},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.


{function, '-long/1-fun-0-', 1, 226}.
  {label,225}.
    {line,[{location,"tests/torture/torture.erl",256}]}.
    {func_info,{atom,torture},{atom,'-long/1-fun-0-'},1}.
  {label,226}.
    {'%',{var_info,{x,0},[{type,{t_bitstring,256,false}}]}}.
    {allocate,0,1}.
    {call_ext,1,{extfunc,erlang,crc32,1}}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,crc},{x,0}]}}.
    {call_ext_last,1,{extfunc,erlang,exit,1},0}.


{function, '-aliases/1-lc$^2/1-1-', 1, 228}.
  {label,227}.
    {line,[{location,"tests/torture/torture.erl",239}]}.
    {func_info,{atom,torture},{atom,'-aliases/1-lc$^2/1-1-'},1}.
  {label,228}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,232},[{x,0}]}.
    {allocate,3,1}.
    {get_list,{x,0},{x,0},{y,2}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
  {label,229}.
    {loop_rec,{f,231},{x,0}}.
    {test,is_tagged_tuple,{f,230},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,230},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,230},[{x,0},{atom,normal}]}.
    {test,is_eq_exact,{f,230},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,230},[{x,3},{tr,{y,1},pid}]}.
    remove_message.
    {move,{y,2},{x,0}}.
    {call_last,1,{f,228},3}. % '-aliases/1-lc$^2/1-1-'/1
  {label,230}.
    {loop_rec_end,{f,229}}.
  {label,231}.
    {wait,{f,229}}.
  {label,232}.
    return.


{function, '-aliases/1-lc$^0/1-0-', 3, 234}.
  {label,233}.
    {line,[{location,"tests/torture/torture.erl",237}]}.
    {func_info,{atom,torture},{atom,'-aliases/1-lc$^0/1-0-'},3}.
  {label,234}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {'%',{var_info,{x,1},[{type,reference}]}}.
    {'%',{var_info,{x,2},[{type,pid}]}}.
    {test,is_nonempty_list,{f,235},[{x,0}]}.
    {allocate_heap,3,{alloc,[{words,3},{floats,0},{funs,1}]},3}.
    {move,{x,2},{y,1}}.
    {move,{x,1},{y,2}}.
    {get_list,{x,0},{x,0},{y,0}}.
    {make_fun3,{f,237},0,0,{x,0},{list,[{x,0},{x,1},{x,2}]}}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {move,{y,0},{x,3}}.
    {move,{y,2},{x,1}}.
    {move,{x,0},{y,2}}.
    {move,{y,1},{x,2}}.
    {trim,2,1}.
    {move,{x,3},{x,0}}.
    {call,3,{f,234}}. % '-aliases/1-lc$^0/1-0-'/3
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,235}.
    return.


{function, '-aliases/1-fun-1-', 3, 237}.
  {label,236}.
    {line,[{location,"tests/torture/torture.erl",237}]}.
    {func_info,{atom,torture},{atom,'-aliases/1-fun-1-'},3}.
  {label,237}.
    {'%',{var_info,{x,0},[{type,{t_number,any}}]}}.
    {'%',{var_info,{x,1},[{type,reference}]}}.
    {'%',{var_info,{x,2},[{type,pid}]}}.
    {allocate_heap,0,4,3}.
    {put_tuple2,{x,0},{list,[{atom,by_alias},{x,2},{x,0}]}}.
    {swap,{x,0},{x,1}}.
    send.
    {deallocate,0}.
    return.


{function, '-leaf/2-lc$^1/1-1-', 1, 239}.
  {label,238}.
    {line,[{location,"tests/torture/torture.erl",231}]}.
    {func_info,{atom,torture},{atom,'-leaf/2-lc$^1/1-1-'},1}.
  {label,239}.
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test,is_nonempty_list,{f,243},[{x,0}]}.
    {allocate,2,1}.
    {get_list,{x,0},{y,1},{y,0}}.
  {label,240}.
    {loop_rec,{f,242},{x,0}}.
    {test,is_tagged_tuple,{f,241},[{x,0},3,{atom,leaf}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {test,is_eq_exact,{f,241},[{x,1},{y,1}]}.
    {move,{x,0},{y,1}}.
    remove_message.
    {move,{y,0},{x,0}}.
    {trim,1,1}.
    {call,1,{f,239}}. % '-leaf/2-lc$^1/1-1-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {get_tuple_element,{y,0},2,{x,1}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,241}.
    {loop_rec_end,{f,240}}.
  {label,242}.
    {wait,{f,240}}.
  {label,243}.
    return.


{function, '-leaf/2-lc$^0/1-0-', 3, 245}.
  {label,244}.
    {line,[{location,"tests/torture/torture.erl",230}]}.
    {func_info,{atom,torture},{atom,'-leaf/2-lc$^0/1-0-'},3}.
  {label,245}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{1,2}},nil}}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,any}}]}}.
    {'%',{var_info,{x,2},[{type,{t_atom,[high,low,normal]}}]}}.
    {test,is_nonempty_list,{f,246},[{x,0}]}.
    {get_tl,{x,0},{x,0}}.
    {bif,self,{f,0},[],{x,3}}.
    {gc_bif,'-',{f,0},4,[{tr,{x,1},{t_integer,any}},{integer,1}],{x,4}}.
    {allocate_heap,3,9,5}.
    {move,{x,2},{y,0}}.
    {move,{x,0},{y,1}}.
    {move,{x,1},{y,2}}.
    {put_list,{x,4},nil,{x,0}}.
    {put_list,{x,3},{x,0},{x,0}}.
    {put_tuple2,{x,1},{list,[{atom,priority},{x,2}]}}.
    {put_list,{x,1},nil,{x,3}}.
    {move,{atom,leaf},{x,1}}.
    {move,{x,0},{x,2}}.
    {move,{atom,torture},{x,0}}.
    {call_ext,4,{extfunc,erlang,spawn_opt,4}}.
    {move,{y,1},{x,3}}.
    {move,{y,2},{x,1}}.
    {move,{x,0},{y,2}}.
    {move,{y,0},{x,2}}.
    {trim,2,1}.
    {move,{x,3},{x,0}}.
    {call,3,{f,245}}. % '-leaf/2-lc$^0/1-0-'/3
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,246}.
    return.


{function, '-calls/1-lc$^2/1-1-', 1, 248}.
  {label,247}.
    {line,[{location,"tests/torture/torture.erl",202}]}.
    {func_info,{atom,torture},{atom,'-calls/1-lc$^2/1-1-'},1}.
  {label,248}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,252},[{x,0}]}.
    {allocate,3,1}.
    {get_list,{x,0},{x,0},{y,2}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
  {label,249}.
    {loop_rec,{f,251},{x,0}}.
    {test,is_tagged_tuple,{f,250},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,250},[{x,2},{atom,process}]}.
    {test,is_tagged_tuple,{f,250},[{x,0},2,{atom,answered}]}.
    {test,is_eq_exact,{f,250},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,250},[{x,3},{tr,{y,1},pid}]}.
    {move,{x,0},{y,1}}.
    remove_message.
    {move,{y,2},{x,0}}.
    {move,{y,1},{y,2}}.
    {trim,2,1}.
    {call,1,{f,248}}. % '-calls/1-lc$^2/1-1-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {get_tuple_element,{y,0},1,{x,1}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,250}.
    {loop_rec_end,{f,249}}.
  {label,251}.
    {wait,{f,249}}.
  {label,252}.
    return.


{function, '-calls/1-lc$^0/1-0-', 2, 254}.
  {label,253}.
    {line,[{location,"tests/torture/torture.erl",201}]}.
    {func_info,{atom,torture},{atom,'-calls/1-lc$^0/1-0-'},2}.
  {label,254}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{1,2}},nil}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_nonempty_list,{f,255},[{x,0}]}.
    {allocate_heap,2,{alloc,[{words,1},{floats,0},{funs,1}]},2}.
    {move,{x,1},{y,1}}.
    {get_tl,{x,0},{y,0}}.
    {make_fun3,{f,257},0,0,{x,0},{list,[{x,1}]}}.
    {'%',{var_info,{x,0},[{fun_type,none}]}}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,1}}.
    {move,{x,0},{y,1}}.
    {trim,1,1}.
    {move,{x,2},{x,0}}.
    {call,2,{f,254}}. % '-calls/1-lc$^0/1-0-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,255}.
    return.


{function, '-calls/1-fun-1-', 1, 257}.
  {label,256}.
    {line,[{location,"tests/torture/torture.erl",201}]}.
    {func_info,{atom,torture},{atom,'-calls/1-fun-1-'},1}.
  {label,257}.
    {'%',{var_info,{x,0},[{type,pid}]}}.
    {move,{integer,40},{x,1}}.
    {call_only,2,{f,165}}. % call_all/2


{function, '-infos/1-fun-0-', 1, 259}.
  {label,258}.
    {line,[{location,"tests/torture/torture.erl",187}]}.
    {func_info,{atom,torture},{atom,'-infos/1-fun-0-'},1}.
  {label,259}.
    {'%',{var_info,{x,0},[{type,pid}]}}.
    {allocate,0,1}.
    {move,{atom,kill},{x,1}}.
    {call_ext_last,2,{extfunc,erlang,exit,2},0}.


{function, '-names/1-lc$^0/1-0-', 2, 261}.
  {label,260}.
    {line,[{location,"tests/torture/torture.erl",138}]}.
    {func_info,{atom,torture},{atom,'-names/1-lc$^0/1-0-'},2}.
  {label,261}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_nonempty_list,{f,262},[{x,0}]}.
    {allocate_heap,2,4,2}.
    {move,{x,1},{y,1}}.
    {get_tl,{x,0},{y,0}}.
    {put_list,{x,1},nil,{x,0}}.
    {put_list,{atom,torture_name},{x,0},{x,2}}.
    {move,{atom,named},{x,1}}.
    {move,{atom,torture},{x,0}}.
    {call_ext,3,{extfunc,erlang,spawn_monitor,3}}.
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,1}}.
    {move,{x,0},{y,1}}.
    {trim,1,1}.
    {move,{x,2},{x,0}}.
    {call,2,{f,261}}. % '-names/1-lc$^0/1-0-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,262}.
    return.


{function, '-timers/1-fun-3-', 1, 264}.
  {label,263}.
    {line,[{location,"tests/torture/torture.erl",124}]}.
    {func_info,{atom,torture},{atom,'-timers/1-fun-3-'},1}.
  {label,264}.
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {bif,self,{f,0},[],{x,1}}.
    {move,{atom,late},{x,2}}.
    {move,{integer,1},{x,0}}.
    {call_ext,3,{extfunc,erlang,send_after,3}}.
  {label,265}.
    {loop_rec,{f,267},{x,0}}.
    {test,is_eq_exact,{f,266},[{x,0},{atom,late}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,1}.
    return.
  {label,266}.
    {loop_rec_end,{f,265}}.
  {label,267}.
    {wait_timeout,{f,265},{y,0}}.
    timeout.
    {move,{atom,ok},{x,0}}.
    {deallocate,1}.
    return.


{function, '-timers/1-lc$^2/1-2-', 1, 269}.
  {label,268}.
    {line,[{location,"tests/torture/torture.erl",121}]}.
    {func_info,{atom,torture},{atom,'-timers/1-lc$^2/1-2-'},1}.
  {label,269}.
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test,is_nonempty_list,{f,273},[{x,0}]}.
    {allocate,2,1}.
    {get_list,{x,0},{y,1},{y,0}}.
  {label,270}.
    {loop_rec,{f,272},{x,0}}.
    {test,is_tagged_tuple,{f,271},[{x,0},3,{atom,timeout}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,271},[{x,0},{y,1}]}.
    remove_message.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,269},2}. % '-timers/1-lc$^2/1-2-'/1
  {label,271}.
    {loop_rec_end,{f,270}}.
  {label,272}.
    {wait,{f,270}}.
  {label,273}.
    return.


{function, '-timers/1-lc$^1/1-1-', 1, 275}.
  {label,274}.
    {line,[{location,"tests/torture/torture.erl",120}]}.
    {func_info,{atom,torture},{atom,'-timers/1-lc$^1/1-1-'},1}.
  {label,275}.
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test,is_nonempty_list,{f,278},[{x,0}]}.
    {allocate,2,1}.
    {get_list,{x,0},{y,1},{y,0}}.
    {move,{integer,2},{x,0}}.
    {call,1,{f,19}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {test,is_ne_exact,{f,276},[{tr,{x,0},{t_integer,{0,2999}}},{integer,0}]}.
    {move,{y,1},{x,0}}.
    {call_ext,1,{extfunc,erlang,cancel_timer,1}}.
    {test,is_eq_exact,{f,277},[{x,0},{atom,false}]}.
  {label,276}.
    {move,{y,0},{x,0}}.
    {trim,1,1}.
    {call,1,{f,275}}. % '-timers/1-lc$^1/1-1-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,277}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,275},2}. % '-timers/1-lc$^1/1-1-'/1
  {label,278}.
    return.


{function, '-timers/1-lc$^0/1-0-', 1, 280}.
  {label,279}.
    {line,[{location,"tests/torture/torture.erl",119}]}.
    {func_info,{atom,torture},{atom,'-timers/1-lc$^0/1-0-'},1}.
  {label,280}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {test,is_nonempty_list,{f,281},[{x,0}]}.
    {allocate,2,1}.
    {get_list,{x,0},{y,1},{y,0}}.
    {move,{integer,4},{x,0}}.
    {call,1,{f,19}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {bif,self,{f,0},[],{x,1}}.
    {move,{y,1},{x,2}}.
    {init_yregs,{list,[{y,1}]}}.
    {call_ext,3,{extfunc,erlang,start_timer,3}}.
    {move,{x,0},{y,1}}.
    {move,{y,0},{x,0}}.
    {trim,1,1}.
    {call,1,{f,280}}. % '-timers/1-lc$^0/1-0-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,281}.
    return.


{function, '-unlinked/1-fun-0-', 1, 283}.
  {label,282}.
    {line,[{location,"tests/torture/torture.erl",107}]}.
    {func_info,{atom,torture},{atom,'-unlinked/1-fun-0-'},1}.
  {label,283}.
    {'%',{var_info,{x,0},[{type,pid}]}}.
    {allocate,0,1}.
    {move,{atom,kill},{x,1}}.
    {call_ext_last,2,{extfunc,erlang,exit,2},0}.


{function, '-deaths/1-lc$^4/1-3-', 1, 285}.
  {label,284}.
    {line,[{location,"tests/torture/torture.erl",91}]}.
    {func_info,{atom,torture},{atom,'-deaths/1-lc$^4/1-3-'},1}.
  {label,285}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,289},[{x,0}]}.
    {allocate,3,1}.
    {get_list,{x,0},{x,0},{y,2}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
  {label,286}.
    {loop_rec,{f,288},{x,0}}.
    {test,is_tagged_tuple,{f,287},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,0}}.
    {test,is_eq_exact,{f,287},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,287},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,287},[{x,0},{tr,{y,1},pid}]}.
    remove_message.
    {move,{y,2},{x,0}}.
    {call_last,1,{f,285},3}. % '-deaths/1-lc$^4/1-3-'/1
  {label,287}.
    {loop_rec_end,{f,286}}.
  {label,288}.
    {wait,{f,286}}.
  {label,289}.
    return.


{function, '-deaths/1-lc$^3/1-2-', 2, 291}.
  {label,290}.
    {line,[{location,"tests/torture/torture.erl",89}]}.
    {func_info,{atom,torture},{atom,'-deaths/1-lc$^3/1-2-'},2}.
  {label,291}.
    {'%',{var_info,{x,0},[{type,{t_list,reference,nil}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_nonempty_list,{f,295},[{x,0}]}.
    {allocate,3,2}.
    {move,{x,1},{y,2}}.
    {get_list,{x,0},{y,1},{y,0}}.
  {label,292}.
    {loop_rec,{f,294},{x,0}}.
    {test,is_tagged_tuple,{f,293},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,0}}.
    {test,is_eq_exact,{f,293},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,293},[{x,1},{tr,{y,1},reference}]}.
    {test,is_eq_exact,{f,293},[{x,0},{tr,{y,2},pid}]}.
    remove_message.
    {move,{y,2},{x,1}}.
    {move,{y,0},{x,0}}.
    {call_last,2,{f,291},3}. % '-deaths/1-lc$^3/1-2-'/2
  {label,293}.
    {loop_rec_end,{f,292}}.
  {label,294}.
    {wait,{f,292}}.
  {label,295}.
    return.


{function, '-deaths/1-lc$^1/1-1-', 2, 297}.
  {label,296}.
    {line,[{location,"tests/torture/torture.erl",84}]}.
    {func_info,{atom,torture},{atom,'-deaths/1-lc$^1/1-1-'},2}.
  {label,297}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_atom,[kill,killed_by_me,normal]},nil}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_nonempty_list,{f,298},[{x,0}]}.
    {allocate_heap,2,{alloc,[{words,2},{floats,0},{funs,1}]},2}.
    {move,{x,1},{y,1}}.
    {get_list,{x,0},{x,0},{y,0}}.
    {make_fun3,{f,300},0,0,{x,0},{list,[{x,0},{x,1}]}}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,1}}.
    {move,{x,0},{y,1}}.
    {trim,1,1}.
    {move,{x,2},{x,0}}.
    {call,2,{f,297}}. % '-deaths/1-lc$^1/1-1-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,298}.
    return.


{function, '-deaths/1-fun-2-', 2, 300}.
  {label,299}.
    {line,[{location,"tests/torture/torture.erl",84}]}.
    {func_info,{atom,torture},{atom,'-deaths/1-fun-2-'},2}.
  {label,300}.
    {'%',{var_info,{x,0},[{type,{t_atom,[kill,killed_by_me,normal]}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {allocate,0,2}.
    {swap,{x,0},{x,1}}.
    {call_ext_last,2,{extfunc,erlang,exit,2},0}.


{function, '-deaths/1-lc$^0/1-0-', 2, 302}.
  {label,301}.
    {line,[{location,"tests/torture/torture.erl",83}]}.
    {func_info,{atom,torture},{atom,'-deaths/1-lc$^0/1-0-'},2}.
  {label,302}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_nonempty_list,{f,303},[{x,0}]}.
    {allocate,2,2}.
    {move,{x,1},{y,1}}.
    {get_tl,{x,0},{y,0}}.
    {move,{atom,process},{x,0}}.
    {call_ext,2,{extfunc,erlang,monitor,2}}.
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,1}}.
    {move,{x,0},{y,1}}.
    {trim,1,1}.
    {move,{x,2},{x,0}}.
    {call,2,{f,302}}. % '-deaths/1-lc$^0/1-0-'/2
    {'%',{var_info,{x,0},[{type,{t_list,reference,nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,303}.
    return.


{function, '-stream/1-lc$^3/1-2-', 1, 305}.
  {label,304}.
    {line,[{location,"tests/torture/torture.erl",64}]}.
    {func_info,{atom,torture},{atom,'-stream/1-lc$^3/1-2-'},1}.
  {label,305}.
    {'%',{var_info,{x,0},[{type,{t_list,pid,nil}}]}}.
    {test,is_nonempty_list,{f,309},[{x,0}]}.
    {allocate,2,1}.
    {get_list,{x,0},{y,1},{y,0}}.
  {label,306}.
    {loop_rec,{f,308},{x,0}}.
    {test,is_tagged_tuple,{f,307},[{x,0},3,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,0}}.
    {test,is_eq_exact,{f,307},[{x,0},{atom,normal}]}.
    {test,is_eq_exact,{f,307},[{x,1},{tr,{y,1},pid}]}.
    remove_message.
    {move,{y,0},{x,0}}.
    {trim,2,0}.
    {call,1,{f,305}}. % '-stream/1-lc$^3/1-2-'/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_atom,[ok]},nil}}]}}.
    {test_heap,2,1}.
    {put_list,{atom,ok},{x,0},{x,0}}.
    {deallocate,0}.
    return.
  {label,307}.
    {loop_rec_end,{f,306}}.
  {label,308}.
    {wait,{f,306}}.
  {label,309}.
    return.


{function, '-stream/1-lc$^2/1-1-', 1, 311}.
  {label,310}.
    {line,[{location,"tests/torture/torture.erl",63}]}.
    {func_info,{atom,torture},{atom,'-stream/1-lc$^2/1-1-'},1}.
  {label,311}.
    {'%',{var_info,{x,0},[{type,{t_list,pid,nil}}]}}.
    {test,is_nonempty_list,{f,312},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{y,0},{x,0}}.
    {call,1,{f,311}}. % '-stream/1-lc$^2/1-1-'/1
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_tuple,2,true,#{1 => pid,2 => {t_integer,{1,1}}}},
                     nil}}]}}.
    {test_heap,5,1}.
    {put_tuple2,{x,1},{list,[{y,0},{integer,1}]}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,312}.
    return.


{function, '-stream/1-lc$^0/1-0-', 3, 314}.
  {label,313}.
    {line,[{location,"tests/torture/torture.erl",62}]}.
    {func_info,{atom,torture},{atom,'-stream/1-lc$^0/1-0-'},3}.
  {label,314}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{1,3}},nil}}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,{20,'+inf'}}}]}}.
    {'%',{var_info,{x,2},[{type,pid}]}}.
    {test,is_nonempty_list,{f,315},[{x,0}]}.
    {allocate_heap,3,{alloc,[{words,2},{floats,0},{funs,1}]},3}.
    {move,{x,2},{y,1}}.
    {move,{x,1},{y,2}}.
    {get_tl,{x,0},{y,0}}.
    {make_fun3,{f,317},0,0,{x,0},{list,[{x,1},{x,2}]}}.
    {'%',{var_info,{x,0},[{fun_type,{t_atom,[ok]}}]}}.
    {call_ext,1,{extfunc,erlang,spawn_link,1}}.
    {move,{y,0},{x,3}}.
    {move,{y,2},{x,1}}.
    {move,{x,0},{y,2}}.
    {move,{y,1},{x,2}}.
    {trim,2,1}.
    {move,{x,3},{x,0}}.
    {call,3,{f,314}}. % '-stream/1-lc$^0/1-0-'/3
    {'%',{var_info,{x,0},[{type,{t_list,pid,nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,315}.
    return.


{function, '-stream/1-fun-1-', 2, 317}.
  {label,316}.
    {line,[{location,"tests/torture/torture.erl",62}]}.
    {func_info,{atom,torture},{atom,'-stream/1-fun-1-'},2}.
  {label,317}.
    {'%',{var_info,{x,0},[{type,{t_integer,{20,'+inf'}}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {move,{x,0},{x,2}}.
    {move,{x,1},{x,0}}.
    {move,{integer,1},{x,1}}.
    {call_only,3,{f,31}}. % send_all/3


{function, '-all_positive/1-lc$^0/1-0-', 1, 319}.
  {label,318}.
    {line,[{location,"tests/torture/torture.erl",50}]}.
    {func_info,{atom,torture},{atom,'-all_positive/1-lc$^0/1-0-'},1}.
  {label,319}.
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test,is_nonempty_list,{f,321},[{x,0}]}.
    {get_list,{x,0},{x,1},{x,0}}.
    {test,is_ge,{f,320},[{integer,0},{x,1}]}.
    {allocate,1,2}.
    {move,{x,1},{y,0}}.
    {call,1,{f,319}}. % '-all_positive/1-lc$^0/1-0-'/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,{'-inf',0}},nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,320}.
    {call_only,1,{f,319}}. % '-all_positive/1-lc$^0/1-0-'/1
  {label,321}.
    return.


{function, '-runner/3-fun-0-', 3, 323}.
  {label,322}.
    {line,[{location,"tests/torture/torture.erl",30}]}.
    {func_info,{atom,torture},{atom,'-runner/3-fun-0-'},3}.
  {label,323}.
    {'%',{var_info,{x,0},[{type,{t_fun,1,any,any}}]}}.
    {'%',{var_info,{x,1},[{type,{t_number,any}}]}}.
    {'%',{var_info,{x,2},[{type,{t_number,any}}]}}.
    {allocate,3,3}.
    {move,{x,2},{y,0}}.
    {move,{x,1},{y,1}}.
    {move,{x,0},{y,2}}.
    {move,{atom,true},{x,1}}.
    {move,{atom,trap_exit},{x,0}}.
    {line,[{location,"tests/torture/torture.erl",31}]}.
    {call_ext,2,{extfunc,erlang,process_flag,2}}.
    {line,[{location,"tests/torture/torture.erl",32}]}.
    {call_ext,0,{extfunc,erlang,unique_integer,0}}.
    {test_heap,4,1}.
    {put_tuple2,{x,0},{list,[{y,2},{y,0},{x,0}]}}.
    {trim,1,2}.
    {call_ext,1,{extfunc,erlang,phash2,1}}.
    {gc_bif,'+',
            {f,0},
            1,
            [{tr,{x,0},{t_integer,{0,134217727}}},{integer,1}],
            {x,1}}.
    {move,{atom,seed},{x,0}}.
    {call_ext,2,{extfunc,erlang,put,2}}.
    {move,{y,0},{x,1}}.
    {move,{integer,0},{x,2}}.
    {move,{y,1},{x,0}}.
    {trim,2,0}.
    {line,[{location,"tests/torture/torture.erl",33}]}.
    {call,3,{f,13}}. % rounds/3
    {'%',{var_info,{x,0},[{type,{t_integer,{0,'+inf'}}}]}}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,rounds},{x,0}]}}.
    {call_ext_last,1,{extfunc,erlang,exit,1},0}.


{function, '-main/2-lc$^2/1-2-', 1, 325}.
  {label,324}.
    {line,[{location,"tests/torture/torture.erl",15}]}.
    {func_info,{atom,torture},{atom,'-main/2-lc$^2/1-2-'},1}.
  {label,325}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,330},[{x,0}]}.
    {allocate,3,1}.
    {get_list,{x,0},{x,0},{y,2}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
  {label,326}.
    {loop_rec,{f,329},{x,0}}.
    {test,is_tagged_tuple,{f,328},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,328},[{x,2},{atom,process}]}.
    {test,is_tagged_tuple,{f,327},[{x,0},2,{atom,rounds}]}.
    {test,is_eq_exact,{f,328},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,328},[{x,3},{tr,{y,1},pid}]}.
    {move,{x,0},{y,1}}.
    remove_message.
    {move,{y,2},{x,0}}.
    {move,{y,1},{y,2}}.
    {trim,2,1}.
    {call,1,{f,325}}. % '-main/2-lc$^2/1-2-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {get_tuple_element,{y,0},1,{x,1}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,327}.
    {test,is_eq_exact,{f,328},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,328},[{x,3},{tr,{y,1},pid}]}.
    {test_heap,3,1}.
    remove_message.
    {put_tuple2,{x,0},{list,[{atom,torture},{x,0}]}}.
    {call_ext_last,1,{extfunc,erlang,error,1},3}.
  {label,328}.
    {loop_rec_end,{f,326}}.
  {label,329}.
    {wait,{f,326}}.
  {label,330}.
    return.


{function, '-main/2-lc$^0/1-0-', 3, 332}.
  {label,331}.
    {line,[{location,"tests/torture/torture.erl",13}]}.
    {func_info,{atom,torture},{atom,'-main/2-lc$^0/1-0-'},3}.
  {label,332}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_fun,1,any,any},nil}}]}}.
    {'%',{var_info,{x,2},[{type,{t_number,any}}]}}.
    {test,is_nonempty_list,{f,333},[{x,0}]}.
    {allocate,4,3}.
    {move,{x,2},{y,2}}.
    {move,{x,1},{y,3}}.
    {get_list,{x,0},{y,1},{y,0}}.
    {move,{x,1},{x,0}}.
    {call,1,{f,26}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,3}}.
    {move,{y,2},{x,4}}.
    {move,{y,3},{x,1}}.
    {call_last,5,{f,335},4}. % '-main/2-lc$^1/1-1-'/5
  {label,333}.
    return.


{function, '-main/2-lc$^1/1-1-', 5, 335}.
  {label,334}.
    {line,[{location,"tests/torture/torture.erl",13}]}.
    {func_info,{atom,torture},{atom,'-main/2-lc$^1/1-1-'},5}.
  {label,335}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {'%',{var_info,{x,2},[{type,{t_list,{t_fun,1,any,any},nil}}]}}.
    {'%',{var_info,{x,3},[{type,{t_fun,1,any,any}}]}}.
    {'%',{var_info,{x,4},[{type,{t_number,any}}]}}.
    {test,is_nonempty_list,{f,336},[{x,0}]}.
    {allocate,5,5}.
    {move,{x,4},{y,1}}.
    {move,{x,3},{y,2}}.
    {move,{x,2},{y,3}}.
    {move,{x,1},{y,4}}.
    {get_list,{x,0},{x,2},{y,0}}.
    {move,{x,4},{x,1}}.
    {move,{x,3},{x,0}}.
    {call,3,{f,11}}. % runner/3
    {'%',{var_info,{x,0},[{type,{t_fun,0,{'-runner/3-fun-0-',3},none}}]}}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {move,{y,0},{x,5}}.
    {move,{y,2},{x,3}}.
    {move,{y,3},{x,2}}.
    {move,{y,4},{x,1}}.
    {move,{x,0},{y,4}}.
    {move,{y,1},{x,4}}.
    {trim,4,1}.
    {move,{x,5},{x,0}}.
    {call,5,{f,335}}. % '-main/2-lc$^1/1-1-'/5
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,336}.
    {move,{x,2},{x,0}}.
    {move,{x,4},{x,2}}.
    {call_only,3,{f,332}}. % '-main/2-lc$^0/1-0-'/3
