{module, crashing}.  %% version = 0

{exports, [{atoms,0},
           {binaries,0},
           {keeper,2},
           {main,2},
           {module_info,0},
           {module_info,1},
           {spinner,1},
           {words,0}]}.

{attributes, []}.

{labels, 35}.


{function, main, 2, 2}.
  {label,1}.
    {line,[{location,"crashing.erl",3}]}.
    {func_info,{atom,crashing},{atom,main},2}.
  {label,2}.
    {allocate,4,2}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {move,{x,1},{y,2}}.
    {move,{x,0},{y,3}}.
    {bif,self,{f,0},[],{x,1}}.
    {move,{atom,main},{x,0}}.
    {line,[{location,"crashing.erl",4}]}.
    {call_ext,2,{extfunc,erlang,register,2}}.
    {move,{literal,[named_table,public]},{x,1}}.
    {move,{atom,things},{x,0}}.
    {line,[{location,"crashing.erl",5}]}.
    {call_ext,2,{extfunc,ets,new,2}}.
    {move,{x,0},{y,1}}.
    {move,{literal,{1,one}},{x,1}}.
    {line,[{location,"crashing.erl",6}]}.
    {call_ext,2,{extfunc,ets,insert,2}}.
    {move,{literal,[1.5,116,101,120,116]},{x,1}}.
    {move,{atom,key},{x,0}}.
    {line,[{location,"crashing.erl",7}]}.
    {call_ext,2,{extfunc,erlang,put,2}}.
    {test_heap,2,0}.
    {bif,self,{f,0},[],{x,0}}.
    {put_list,{x,0},{literal,[#{a => <<"kept">>}]},{x,2}}.
    {move,{atom,keeper},{x,1}}.
    {move,{atom,crashing},{x,0}}.
    {line,[{location,"crashing.erl",8}]}.
    {call_ext,3,{extfunc,erlang,spawn,3}}.
    {move,{x,0},{y,0}}.
  {label,3}.
    {loop_rec,{f,8},{x,0}}.
    {test,is_tuple,{f,7},[{x,0}]}.
    {test,test_arity,{f,7},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,7},[{x,0},{atom,ready}]}.
    {test,is_eq_exact,{f,7},[{x,1},{tr,{y,0},pid}]}.
    remove_message.
    {move,{literal,{first,"message"}},{x,1}}.
    {move,{y,0},{x,0}}.
    {line,[{location,"crashing.erl",10}]}.
    send.
    {test_heap,3,0}.
    {bif,self,{f,0},[],{x,0}}.
    {put_tuple2,{x,1},{list,[{atom,seen},{x,0}]}}.
    {move,{y,0},{x,0}}.
    {line,[{location,"crashing.erl",11}]}.
    send.
  {label,4}.
    {loop_rec,{f,6},{x,0}}.
    {test,is_tuple,{f,5},[{x,0}]}.
    {test,test_arity,{f,5},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,5},[{x,0},{atom,seen}]}.
    {test,is_eq_exact,{f,5},[{x,1},{tr,{y,0},pid}]}.
    remove_message.
    {move,{literal,"said\n"},{x,1}}.
    {trim,1,3}.
    {move,{atom,stdout},{x,0}}.
    {line,[{location,"crashing.erl",13}]}.
    {call_ext,2,{extfunc,erlang,display_string,2}}.
    {move,{y,1},{x,1}}.
    {move,{y,2},{x,0}}.
    {move,{y,0},{y,2}}.
    {trim,2,1}.
    {line,[{location,"crashing.erl",14}]}.
    {call_ext,2,{extfunc,erlang,halt,2}}.
    {move,{y,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,5}.
    {loop_rec_end,{f,4}}.
  {label,6}.
    {wait,{f,4}}.
  {label,7}.
    {loop_rec_end,{f,3}}.
  {label,8}.
    {wait,{f,3}}.


{function, keeper, 2, 10}.
  {label,9}.
    {line,[{location,"crashing.erl",16}]}.
    {func_info,{atom,crashing},{atom,keeper},2}.
  {label,10}.
    {allocate,2,2}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{y,1}}.
    {bif,self,{f,0},[],{x,1}}.
    {move,{atom,keeper},{x,0}}.
    {line,[{location,"crashing.erl",17}]}.
    {call_ext,2,{extfunc,erlang,register,2}}.
    {test_heap,3,0}.
    {bif,self,{f,0},[],{x,0}}.
    {put_tuple2,{x,1},{list,[{x,0},{atom,ready}]}}.
    {move,{y,1},{x,0}}.
    {init_yregs,{list,[{y,1}]}}.
    {line,[{location,"crashing.erl",18}]}.
    send.
  {label,11}.
    {loop_rec,{f,16},{x,0}}.
    {test,is_tagged_tuple,{f,15},[{x,0},2,{atom,seen}]}.
    {test_heap,3,1}.
    remove_message.
    {bif,self,{f,0},[],{x,1}}.
    {put_tuple2,{x,1},{list,[{x,1},{atom,seen}]}}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {line,[{location,"crashing.erl",19}]}.
    send.
  {label,12}.
    {loop_rec,{f,14},{x,0}}.
    {test,is_eq_exact,{f,13},[{x,0},{atom,never}]}.
    remove_message.
    {move,{y,0},{x,0}}.
    {deallocate,2}.
    return.
  {label,13}.
    {loop_rec_end,{f,12}}.
  {label,14}.
    {wait,{f,12}}.
  {label,15}.
    {loop_rec_end,{f,11}}.
  {label,16}.
    {wait,{f,11}}.


{function, spinner, 1, 18}.
  {label,17}.
    {line,[{location,"crashing.erl",21}]}.
    {func_info,{atom,crashing},{atom,spinner},1}.
  {label,18}.
    {gc_bif,'+',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    {call_only,1,{f,18}}. % spinner/1


{function, words, 0, 20}.
  {label,19}.
    {line,[{location,"crashing.erl",22}]}.
    {func_info,{atom,crashing},{atom,words},0}.
  {label,20}.
    {move,{integer,0},{x,1}}.
    {move,nil,{x,0}}.
    {call_only,2,{f,22}}. % words/2


{function, words, 2, 22}.
  {label,21}.
    {line,[{location,"crashing.erl",23}]}.
    {func_info,{atom,crashing},{atom,words},2}.
  {label,22}.
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_tuple,3,true,
                         #{1 => {t_integer,{0,'+inf'}},
                           2 => {t_integer,{0,'+inf'}},
                           3 => {t_integer,{0,'+inf'}}}},
                     nil}}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,{0,'+inf'}}}]}}.
    {gc_bif,'+',{f,0},2,[{tr,{x,1},{t_integer,{0,'+inf'}}},{integer,1}],{x,2}}.
    {test_heap,6,3}.
    {put_tuple2,{x,1},{list,[{x,1},{x,1},{x,1}]}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {move,{x,2},{x,1}}.
    {call_only,2,{f,22}}. % words/2


{function, binaries, 0, 24}.
  {label,23}.
    {line,[{location,"crashing.erl",24}]}.
    {func_info,{atom,crashing},{atom,binaries},0}.
  {label,24}.
    {allocate,0,0}.
    {move,{integer,1048576},{x,1}}.
    {move,{literal,<<0>>},{x,0}}.
    {call_ext,2,{extfunc,binary,copy,2}}.
    {move,{x,0},{x,1}}.
    {move,{integer,0},{x,2}}.
    {move,nil,{x,0}}.
    {call_last,3,{f,26},0}. % binaries/3


{function, binaries, 3, 26}.
  {label,25}.
    {line,[{location,"crashing.erl",25}]}.
    {func_info,{atom,crashing},{atom,binaries},3}.
  {label,26}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_bitstring,8,false},nil}}]}}.
    {'%',{var_info,{x,2},[{type,{t_integer,{0,'+inf'}}}]}}.
    {bs_create_bin,{f,0},
                   0,3,8,
                   {x,3},
                   {list,[{atom,append},
                          1,8,nil,
                          {x,1},
                          {atom,all},
                          {atom,integer},
                          2,1,nil,
                          {tr,{x,2},{t_integer,{0,'+inf'}}},
                          {integer,8}]}}.
    {gc_bif,'+',{f,0},4,[{tr,{x,2},{t_integer,{0,'+inf'}}},{integer,1}],{x,2}}.
    {test_heap,2,4}.
    {put_list,{x,3},{x,0},{x,0}}.
    {call_only,3,{f,26}}. % binaries/3


{function, atoms, 0, 28}.
  {label,27}.
    {line,[{location,"crashing.erl",26}]}.
    {func_info,{atom,crashing},{atom,atoms},0}.
  {label,28}.
    {move,{integer,0},{x,0}}.
    {call_only,1,{f,30}}. % atoms/1


{function, atoms, 1, 30}.
  {label,29}.
    {line,[{location,"crashing.erl",27}]}.
    {func_info,{atom,crashing},{atom,atoms},1}.
  {label,30}.
    {'%',{var_info,{x,0},[{type,{t_integer,{0,'+inf'}}}]}}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {call_ext,1,{extfunc,erlang,integer_to_list,1}}.
    {test_heap,2,1}.
    {put_list,{integer,97},{x,0},{x,0}}.
    {call_ext,1,{extfunc,erlang,list_to_atom,1}}.
    {gc_bif,'+',{f,0},0,[{tr,{y,0},{t_integer,{0,'+inf'}}},{integer,1}],{x,0}}.
    {call_last,1,{f,30},1}. % atoms/1


{function, module_info, 0, 32}.
  {label,31}.
    {line,[]}.
    {func_info,{atom,crashing},{atom,module_info},0}.
  {label,32}.
    {move,{atom,crashing},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 34}.
  {label,33}.
    {line,[]}.
    {func_info,{atom,crashing},{atom,module_info},1}.
  {label,34}.
    {move,{x,0},{x,1}}.
    {move,{atom,crashing},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.
