{module, reloaded}.  %% version = 0

{exports, [{literal,0},
           {loop,0},
           {make_fun,1},
           {module_info,0},
           {module_info,1},
           {version,0}]}.

{attributes, []}.

{labels, 20}.


{function, version, 0, 2}.
  {label,1}.
    {line,[{location,"reloaded.erl",6}]}.
    {func_info,{atom,reloaded},{atom,version},0}.
  {label,2}.
    {move,{integer,1},{x,0}}.
    return.


{function, literal, 0, 4}.
  {label,3}.
    {line,[{location,"reloaded.erl",8}]}.
    {func_info,{atom,reloaded},{atom,literal},0}.
  {label,4}.
    {move,{literal,{literal,1,"of a version",
                            #{text => "of a version"},
                            <<"a binary of more than sixty-four bytes, which is not copied but shared">>}},
          {x,0}}.
    return.


{function, loop, 0, 6}.
  {label,5}.
    {line,[{location,"reloaded.erl",10}]}.
    {func_info,{atom,reloaded},{atom,loop},0}.
  {label,6}.
    {allocate,0,0}.
  {label,7}.
    {loop_rec,{f,11},{x,0}}.
    {select_val,{x,0},{f,10},{list,[{atom,stop},{f,9},{atom,upgrade},{f,8}]}}.
  {label,8}.
    remove_message.
    {call_ext_last,0,{extfunc,reloaded,loop,0},0}.
  {label,9}.
    remove_message.
    {move,{atom,stopped},{x,0}}.
    {deallocate,0}.
    return.
  {label,10}.
    remove_message.
    {call_last,0,{f,6},0}. % loop/0
  {label,11}.
    {wait_timeout,{f,7},{integer,1}}.
    timeout.
    {call_last,0,{f,6},0}. % loop/0


{function, make_fun, 1, 13}.
  {label,12}.
    {line,[{location,"reloaded.erl",12}]}.
    {func_info,{atom,reloaded},{atom,make_fun},1}.
  {label,13}.
    {test_heap,{alloc,[{words,1},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,19},0,0,{x,0},{list,[{x,0}]}}.
    {'%',
        {var_info,
            {x,0},
            [{fun_type,
                 {t_tuple,3,true,
                     #{1 => {t_atom,[version]},
                       2 => {t_integer,{1,1}},
                       3 =>
                           {t_tuple,3,true,
                               #{2 => {t_cons,{t_integer,{32,117}},nil},
                                 3 => {t_integer,{1,1}}}}}}}]}}.
    return.


{function, module_info, 0, 15}.
  {label,14}.
    {line,[]}.
    {func_info,{atom,reloaded},{atom,module_info},0}.
  {label,15}.
    {move,{atom,reloaded},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 17}.
  {label,16}.
    {line,[]}.
    {func_info,{atom,reloaded},{atom,module_info},1}.
  {label,17}.
    {move,{x,0},{x,1}}.
    {move,{atom,reloaded},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.


{function, '-make_fun/1-fun-0-', 1, 19}.
  {label,18}.
    {line,[{location,"reloaded.erl",12}]}.
    {func_info,{atom,reloaded},{atom,'-make_fun/1-fun-0-'},1}.
  {label,19}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {call,0,{f,2}}. % version/0
    {'%',{var_info,{x,0},[{type,{t_integer,{1,1}}}]}}.
    {call,0,{f,2}}. % version/0
    {'%',{var_info,{x,0},[{type,{t_integer,{1,1}}}]}}.
    {test_heap,8,0}.
    {put_tuple2,{x,0},{list,[{y,0},{literal,"of a fun"},{integer,1}]}}.
    {put_tuple2,{x,0},{list,[{atom,version},{integer,1},{x,0}]}}.
    {deallocate,1}.
    return.
