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

{labels, 42}.


{function, safe, 1, 2}.
  {label,1}.
    {line,[{location,"failing.erl",5}]}.
    {func_info,{atom,failing},{atom,safe},1}.
  {label,2}.
    {debug_line,{atom,entry},
                [{location,"failing.erl",5}],
                1,1,
                #{frame_size => entry,vars => [{1,[{x,0}]}]}}.
    {debug_line,{atom,line},
                [{location,"failing.erl",6}],
                2,1,
                #{calls => [{var,<<"F">>}],
                  frame_size => none,
                  vars => [{'F',[{x,0}]}]}}.
    {allocate,1,1}.
    {init_yregs,{list,[{y,0}]}}.
    {'try',{y,0},{f,4}}.
    {line,[{location,"failing.erl",6}]}.
    {call_fun,0}.
    {try_end,{y,0}}.
    {test,is_tuple,{f,3},[{x,0}]}.
    {test,test_arity,{f,3},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},1,{x,2}}.
    {test,is_eq_exact,{f,3},[{x,1},{atom,ok}]}.
    {debug_line,{atom,line},
                [{location,"failing.erl",7}],
                3,3,
                #{frame_size => 1,vars => [{'X',[{x,2}]}]}}.
    {move,{x,2},{x,0}}.
    {deallocate,1}.
    return.
  {label,3}.
    {debug_line,{atom,line},
                [{location,"failing.erl",8}],
                4,1,
                #{frame_size => 1,vars => [{'Other',[{x,0}]}]}}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,other},{x,0}]}}.
    {deallocate,1}.
    return.
  {label,4}.
    {try_case,{y,0}}.
    {test_heap,4,3}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1},{x,2}]}}.
    {test,is_tuple,{f,9},[{x,0}]}.
    {test,test_arity,{f,9},[{x,0},3]}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
    {get_tuple_element,{x,0},2,{x,0}}.
    {select_val,{x,1},
                {f,8},
                {list,[{atom,error},
                       {f,7},
                       {atom,exit},
                       {f,6},
                       {atom,throw},
                       {f,5}]}}.
  {label,5}.
    {debug_line,{atom,line},
                [{location,"failing.erl",10}],
                5,3,
                #{frame_size => 1,vars => [{'T',[{y,0}]}]}}.
    {test_heap,3,0}.
    {put_tuple2,{x,0},{list,[{atom,throw},{y,0}]}}.
    {deallocate,1}.
    return.
  {label,6}.
    {debug_line,{atom,line},
                [{location,"failing.erl",12}],
                7,3,
                #{frame_size => 1,vars => []}}.
    {move,{atom,exit},{x,0}}.
    {deallocate,1}.
    return.
  {label,7}.
    build_stacktrace.
    {debug_line,{atom,line},
                [{location,"failing.erl",11}],
                6,1,
                #{frame_size => 1,vars => [{'E',[{y,0}]},{'S',[{x,0}]}]}}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{y,0},{x,0}]}}.
    {deallocate,1}.
    return.
  {label,8}.
    {bif,raise,{f,0},[{x,0},{y,0}],{x,0}}.
  {label,9}.
    if_end.


{function, old, 1, 11}.
  {label,10}.
    {line,[{location,"failing.erl",15}]}.
    {func_info,{atom,failing},{atom,old},1}.
  {label,11}.
    {debug_line,{atom,entry},
                [{location,"failing.erl",15}],
                8,1,
                #{calls => [],frame_size => entry,vars => [{1,[{x,0}]}]}}.
    {debug_line,{atom,line},
                [{location,"failing.erl",15}],
                9,1,
                #{calls => [{var,<<"F">>}],
                  frame_size => none,
                  vars => [{'F',[{x,0}]}]}}.
    {allocate,1,1}.
    {init_yregs,{list,[{y,0}]}}.
    {'catch',{y,0},{f,12}}.
    {call_fun,0}.
  {label,12}.
    {catch_end,{y,0}}.
    {deallocate,1}.
    return.


{function, reraise, 1, 14}.
  {label,13}.
    {line,[{location,"failing.erl",17}]}.
    {func_info,{atom,failing},{atom,reraise},1}.
  {label,14}.
    {debug_line,{atom,entry},
                [{location,"failing.erl",17}],
                10,1,
                #{frame_size => entry,vars => [{1,[{x,0}]}]}}.
    {debug_line,{atom,line},
                [{location,"failing.erl",18}],
                11,1,
                #{calls =>
                      [{var,<<"F">>},{remote,{atom,erlang},{atom,raise},3}],
                  frame_size => none,
                  vars => [{'F',[{x,0}]}]}}.
    {allocate,2,1}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {'try',{y,1},{f,15}}.
    {line,[{location,"failing.erl",18}]}.
    {call_fun,0}.
    {try_end,{y,1}}.
    {deallocate,2}.
    return.
  {label,15}.
    {try_case,{y,1}}.
    {test_heap,4,3}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1},{x,2}]}}.
    {test,is_tuple,{f,16},[{x,0}]}.
    {test,test_arity,{f,16},[{x,0},3]}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
    {get_tuple_element,{x,0},2,{x,0}}.
    build_stacktrace.
    {test_heap,3,1}.
    {put_tuple2,{x,1},{list,[{atom,again},{y,0}]}}.
    {move,{x,0},{x,2}}.
    {move,{y,1},{x,0}}.
    {line,[{scope,[3]},{location,"failing.erl",18}]}.
    {call_ext_last,3,{extfunc,erlang,raise,3},2}.
  {label,16}.
    if_end.


{function, cleanup, 2, 18}.
  {label,17}.
    {line,[{location,"failing.erl",20}]}.
    {func_info,{atom,failing},{atom,cleanup},2}.
  {label,18}.
    {debug_line,{atom,entry},
                [{location,"failing.erl",20}],
                12,2,
                #{calls =>
                      [{local,{atom,'-cleanup/2-after$^0/0-0-'},1},
                       {local,{atom,'-cleanup/2-after$^0/0-0-'},1}],
                  frame_size => entry,
                  vars => [{1,[{x,0}]},{2,[{x,1}]}]}}.
    {allocate,3,2}.
    {init_yregs,{list,[{y,0},{y,2}]}}.
    {move,{x,1},{y,1}}.
    {debug_line,{atom,line},
                [{location,"failing.erl",20}],
                13,2,
                #{calls =>
                      [{var,<<"F">>},
                       {local,{atom,'-cleanup/2-after$^0/0-0-'},1},
                       {local,{atom,'-cleanup/2-after$^0/0-0-'},1}],
                  frame_size => 3,
                  vars => [{'F',[{x,0}]},{'G',[{x,1},{y,1}]}]}}.
    {'try',{y,2},{f,19}}.
    {call_fun,0}.
    {move,{x,0},{y,0}}.
    {try_end,{y,2}}.
    {move,{y,1},{x,0}}.
    {move,{y,0},{y,2}}.
    {trim,2,1}.
    {call,1,{f,41}}. % '-cleanup/2-after$^0/0-0-'/1
    {move,{y,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,19}.
    {try_case,{y,2}}.
    {test_heap,4,3}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1},{x,2}]}}.
    {test,is_tuple,{f,20},[{x,0}]}.
    {test,test_arity,{f,20},[{x,0},3]}.
    {get_tuple_element,{x,0},1,{y,2}}.
    {get_tuple_element,{x,0},2,{y,0}}.
    {move,{y,1},{x,0}}.
    {move,{y,0},{y,1}}.
    {trim,1,2}.
    {line,[{scope,[3]},{location,"failing.erl",20}]}.
    {call,1,{f,41}}. % '-cleanup/2-after$^0/0-0-'/1
    {bif,raise,{f,0},[{y,0},{y,1}],{x,0}}.
  {label,20}.
    if_end.


{function, wrong, 1, 22}.
  {label,21}.
    {line,[{location,"failing.erl",22}]}.
    {func_info,{atom,failing},{atom,wrong},1}.
  {label,22}.
    {debug_line,{atom,entry},
                [{location,"failing.erl",22}],
                14,1,
                #{frame_size => entry,vars => [{1,[{x,0}]}]}}.
    {debug_line,{atom,line},
                [{location,"failing.erl",23}],
                15,1,
                #{calls => [{local,{atom,badarg},0}],
                  frame_size => none,
                  vars => [{'X',[{x,0}]}]}}.
    {test,is_eq_exact,{f,23},[{x,0},{integer,1}]}.
    {call_only,0,{f,28}}. % badarg/0
  {label,23}.
    {test,is_eq_exact,{f,24},[{x,0},{integer,2}]}.
    {test,is_tuple,{f,25},[{x,0}]}.
    {test,test_arity,{f,25},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {test,is_eq_exact,{f,25},[{x,1},{atom,a}]}.
    return.
  {label,24}.
    {test,is_eq_exact,{f,26},[{x,0},{integer,3}]}.
    {move,{atom,ok},{x,0}}.
    return.
  {label,25}.
    {line,[{location,"failing.erl",23}]}.
    {badmatch,{x,0}}.
  {label,26}.
    {case_end,{x,0}}.


{function, badarg, 0, 28}.
  {label,27}.
    {line,[{location,"failing.erl",25}]}.
    {func_info,{atom,failing},{atom,badarg},0}.
  {label,28}.
    {debug_line,{atom,entry},
                [{location,"failing.erl",25}],
                16,0,
                #{calls => [{remote,{atom,erlang},{atom,error},1}],
                  frame_size => entry,vars => []}}.
    {debug_line,{atom,line},
                [{location,"failing.erl",25}],
                17,0,
                #{calls => [{remote,{atom,erlang},{atom,error},1}],
                  frame_size => none,vars => []}}.
    {move,{atom,badarg},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,error,1}}.


{function, guard, 1, 30}.
  {label,29}.
    {line,[{location,"failing.erl",27}]}.
    {func_info,{atom,failing},{atom,guard},1}.
  {label,30}.
    {debug_line,{atom,entry},
                [{location,"failing.erl",27}],
                18,1,
                #{frame_size => entry,vars => [{1,[{x,0}]}]}}.
    {bif,hd,{f,31},[{x,0}],{x,1}}.
    {bif,'=:=',{f,0},[{x,1},{integer,1}],{x,1}}.
    {jump,{f,32}}.
  {label,31}.
    {move,{atom,false},{x,1}}.
  {label,32}.
    {bif,element,{f,33},[{integer,1},{x,0}],{x,2}}.
    {bif,'=:=',{f,0},[{x,2},{integer,2}],{x,2}}.
    {bif,tuple_size,{f,33},[{x,0}],{x,0}}.
    {bif,'<',{f,0},[{integer,1},{x,0}],{x,0}}.
    {bif,'and',{f,33},[{x,2},{x,0}],{x,0}}.
    {jump,{f,34}}.
  {label,33}.
    {move,{atom,false},{x,0}}.
  {label,34}.
    {bif,'or',{f,35},[{x,1},{x,0}],{x,0}}.
    {test,is_eq_exact,{f,35},[{x,0},{atom,true}]}.
    {debug_line,{atom,line},
                [{location,"failing.erl",27}],
                19,2,
                #{frame_size => none,vars => []}}.
    {move,{atom,true},{x,0}}.
    return.
  {label,35}.
    {debug_line,{atom,line},
                [{location,"failing.erl",28}],
                20,2,
                #{frame_size => none,vars => []}}.
    {move,{atom,false},{x,0}}.
    return.


{function, module_info, 0, 37}.
  {label,36}.
    {line,[]}.
    {func_info,{atom,failing},{atom,module_info},0}.
  {label,37}.
    {move,{atom,failing},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 39}.
  {label,38}.
    {line,[]}.
    {func_info,{atom,failing},{atom,module_info},1}.
  {label,39}.
    {move,{x,0},{x,1}}.
    {move,{atom,failing},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.


{function, '-cleanup/2-after$^0/0-0-', 1, 41}.
  {label,40}.
    {line,[{location,"failing.erl",20}]}.
    {func_info,{atom,failing},{atom,'-cleanup/2-after$^0/0-0-'},1}.
  {label,41}.
    {allocate,0,1}.
    {call_fun,0}.
    {deallocate,0}.
    return.
