{module, 'Elixir.Virtually'}.  %% version = 0

{exports, [{'__info__',1},
           {impractical,1},
           {incommunicado,0},
           {instructional,0},
           {intractable,1},
           {module_info,0},
           {module_info,1}]}.

{attributes, []}.

{labels, 33}.


{function, '__info__', 1, 2}.
  {label,1}.
    {line,[]}.
    {func_info,{atom,'Elixir.Virtually'},{atom,'__info__'},1}.
  {label,2}.
    {select_val,{x,0},
                {f,9},
                {list,[{atom,attributes},
                       {f,8},
                       {atom,compile},
                       {f,8},
                       {atom,deprecated},
                       {f,7},
                       {atom,exports_md5},
                       {f,6},
                       {atom,functions},
                       {f,5},
                       {atom,macros},
                       {f,7},
                       {atom,md5},
                       {f,8},
                       {atom,module},
                       {f,4},
                       {atom,struct},
                       {f,3}]}}.
  {label,3}.
    {move,{atom,nil},{x,0}}.
    return.
  {label,4}.
    {move,{atom,'Elixir.Virtually'},{x,0}}.
    return.
  {label,5}.
    {move,{literal,[{impractical,1},
                    {incommunicado,0},
                    {instructional,0},
                    {intractable,1}]},
          {x,0}}.
    return.
  {label,6}.
    {move,{literal,<<193,49,226,227,213,157,181,174,71,189,11,51,160,0,206,193>>},
          {x,0}}.
    return.
  {label,7}.
    {move,nil,{x,0}}.
    return.
  {label,8}.
    {move,{x,0},{x,1}}.
    {move,{atom,'Elixir.Virtually'},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.
  {label,9}.
    {call_only,1,{f,32}}. % '-inlined-__info__/1-'/1


{function, impractical, 1, 11}.
  {label,10}.
    {line,[{location,"examples/virtually.ex",8}]}.
    {func_info,{atom,'Elixir.Virtually'},{atom,impractical},1}.
  {label,11}.
    {test,is_integer,{f,12},[{x,0}]}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_integer,any}},{integer,1}],{x,0}}.
    return.
  {label,12}.
    {test,is_float,{f,13},[{x,0}]}.
    {fmove,{x,0},{fr,0}}.
    {fmove,{float,2.0},{fr,1}}.
    {line,[{location,"examples/virtually.ex",9}]}.
    {bif,fdiv,{f,0},[{fr,0},{fr,1}],{fr,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,0},{x,0}}.
    return.
  {label,13}.
    {move,{atom,batman},{x,0}}.
    return.


{function, incommunicado, 0, 15}.
  {label,14}.
    {line,[{location,"examples/virtually.ex",12}]}.
    {func_info,{atom,'Elixir.Virtually'},{atom,incommunicado},0}.
  {label,15}.
    {allocate,0,0}.
  {label,16}.
    {loop_rec,{f,18},{x,0}}.
    {test,is_tagged_tuple,{f,17},[{x,0},2,{atom,ping}]}.
    remove_message.
    {get_tuple_element,{x,0},1,{x,0}}.
    {move,{atom,pong},{x,1}}.
    {line,[{location,"examples/virtually.ex",15}]}.
    {call_ext,2,{extfunc,erlang,send,2}}.
    {call_last,0,{f,15},0}. % incommunicado/0
  {label,17}.
    remove_message.
    {call_last,0,{f,15},0}. % incommunicado/0
  {label,18}.
    {wait,{f,16}}.


{function, instructional, 0, 20}.
  {label,19}.
    {line,[{location,"examples/virtually.ex",6}]}.
    {func_info,{atom,'Elixir.Virtually'},{atom,instructional},0}.
  {label,20}.
    {move,{literal,<<"Hello ElixirConf">>},{x,0}}.
    return.


{function, intractable, 1, 22}.
  {label,21}.
    {line,[{location,"examples/virtually.ex",23}]}.
    {func_info,{atom,'Elixir.Virtually'},{atom,intractable},1}.
  {label,22}.
    {test,is_tuple,{f,21},[{x,0}]}.
    {test,test_arity,{f,21},[{x,0},2]}.
    {allocate,2,1}.
    {init_yregs,{list,[{y,1}]}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
    {test,is_binary,{f,23},[{y,1}]}.
    {jump,{f,24}}.
  {label,23}.
    {move,{y,1},{x,0}}.
    {init_yregs,{list,[{y,1}]}}.
    {call_ext,1,{extfunc,'Elixir.String.Chars',to_string,1}}.
    {move,{x,0},{y,1}}.
  {label,24}.
    {test,is_binary,{f,25},[{y,0}]}.
    {move,{y,0},{x,0}}.
    {jump,{f,26}}.
  {label,25}.
    {move,{y,0},{x,0}}.
    {init_yregs,{list,[{y,0}]}}.
    {call_ext,1,{extfunc,'Elixir.String.Chars',to_string,1}}.
  {label,26}.
    {bs_create_bin,{f,0},
                   0,1,8,
                   {x,0},
                   {list,[{atom,string},
                          0,8,nil,
                          {string,<<"The afterparty will be at ">>},
                          {integer,26},
                          {atom,binary},
                          2,8,nil,
                          {y,1},
                          {atom,all},
                          {atom,string},
                          0,8,nil,
                          {string,<<", ">>},
                          {integer,2},
                          {atom,binary},
                          4,8,nil,
                          {x,0},
                          {atom,all},
                          {atom,string},
                          0,8,nil,
                          {string,<<".">>},
                          {integer,1}]}}.
    {deallocate,2}.
    return.


{function, module_info, 0, 28}.
  {label,27}.
    {line,[]}.
    {func_info,{atom,'Elixir.Virtually'},{atom,module_info},0}.
  {label,28}.
    {move,{atom,'Elixir.Virtually'},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 30}.
  {label,29}.
    {line,[]}.
    {func_info,{atom,'Elixir.Virtually'},{atom,module_info},1}.
  {label,30}.
    {move,{x,0},{x,1}}.
    {move,{atom,'Elixir.Virtually'},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.


{function, '-inlined-__info__/1-', 1, 32}.
  {label,31}.
    {line,[]}.
    {func_info,{atom,'Elixir.Virtually'},{atom,'-inlined-__info__/1-'},1}.
  {label,32}.
    {jump,{f,31}}.
