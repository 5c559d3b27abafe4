{module, numbers}.  %% version = 0

{exports, [{big,1},
           {float,2},
           {mixed,0},
           {module_info,0},
           {module_info,1},
           {sizes,1},
           {table,1}]}.

{attributes, []}.

{labels, 47}.


{function, sizes, 1, 2}.
  {label,1}.
    {line,[{location,"numbers.erl",5}]}.
    {func_info,{atom,numbers},{atom,sizes},1}.
  {label,2}.
    {select_val,{x,0},
                {f,13},
                {list,[{integer,-32769},
                       {f,12},
                       {integer,-32768},
                       {f,11},
                       {integer,-1},
                       {f,10},
                       {integer,0},
                       {f,9},
                       {integer,16},
                       {f,8},
                       {integer,2048},
                       {f,7},
                       {integer,32768},
                       {f,6},
                       {integer,65536},
                       {f,5},
                       {integer,8388607},
                       {f,4},
                       {integer,576460752303423487},
                       {f,3}]}}.
  {label,3}.
    {move,{integer,-576460752303423488},{x,0}}.
    return.
  {label,4}.
    {move,{integer,2147483647},{x,0}}.
    return.
  {label,5}.
    {move,{integer,-1},{x,0}}.
    return.
  {label,6}.
    {move,{integer,65535},{x,0}}.
    return.
  {label,7}.
    {move,{integer,32767},{x,0}}.
    return.
  {label,8}.
    {move,{integer,2047},{x,0}}.
    return.
  {label,9}.
    {move,{integer,15},{x,0}}.
    return.
  {label,10}.
    {move,{integer,-16},{x,0}}.
    return.
  {label,11}.
    {move,{integer,-32769},{x,0}}.
    return.
  {label,12}.
    {move,{integer,-8388608},{x,0}}.
    return.
  {label,13}.
    {move,{integer,4294967296},{x,0}}.
    return.


{function, big, 1, 15}.
  {label,14}.
    {line,[{location,"numbers.erl",13}]}.
    {func_info,{atom,numbers},{atom,big},1}.
  {label,15}.
    {select_val,{x,0},
                {f,19},
                {list,[{integer,-576460752303423489},
                       {f,18},
                       {integer,576460752303423488},
                       {f,17},
                       {integer,9223372036854775808},
                       {f,16}]}}.
  {label,16}.
    {move,{integer,18446744073709551616},{x,0}}.
    return.
  {label,17}.
    {move,{integer,9223372036854775807},{x,0}}.
    return.
  {label,18}.
    {move,{integer,-9223372036854775808},{x,0}}.
    return.
  {label,19}.
    {test,is_lt,
          {f,20},
          [{integer,340282366920938463463374607431768211455},{x,0}]}.
    {move,{integer,680564733841876926926749214863536422912},{x,0}}.
    return.
  {label,20}.
    {test,is_lt,
          {f,21},
          [{tr,{x,0},
               {t_number,{'-inf',340282366920938463463374607431768211455}}},
           {integer,-340282366920938463463374607431768211455}]}.
    return.
  {label,21}.
    {line,[{location,"numbers.erl",18}]}.
    {gc_bif,'+',
            {f,0},
            1,
            [{tr,{x,0},
                 {t_number,{-340282366920938463463374607431768211455,
                            340282366920938463463374607431768211455}}},
             {integer,340282366920938463463374607431768211456}],
            {x,0}}.
    return.


{function, float, 2, 23}.
  {label,22}.
    {line,[{location,"numbers.erl",20}]}.
    {func_info,{atom,numbers},{atom,float},2}.
  {label,23}.
    {test,is_float,{f,24},[{x,0}]}.
    {test,is_float,{f,24},[{x,1}]}.
    {fmove,{x,0},{fr,0}}.
    {fmove,{x,1},{fr,1}}.
    {bif,fmul,{f,0},[{fr,0},{fr,1}],{fr,1}}.
    {fmove,{float,1.5},{fr,2}}.
    {bif,fadd,{f,0},[{fr,1},{fr,2}],{fr,1}}.
    {fmove,{float,0.0},{fr,2}}.
    {bif,fsub,{f,0},[{fr,0},{fr,2}],{fr,0}}.
    {bif,fdiv,{f,0},[{fr,1},{fr,0}],{fr,0}}.
    {fmove,{float,-0.0},{fr,1}}.
    {bif,fsub,{f,0},[{fr,0},{fr,1}],{fr,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,0},{x,0}}.
    return.
  {label,24}.
    {allocate,1,2}.
    {move,{x,1},{y,0}}.
    {line,[{location,"numbers.erl",21}]}.
    {call_ext,1,{extfunc,math,sqrt,1}}.
    {fmove,{x,0},{fr,0}}.
    {fconv,{y,0},{fr,1}}.
    {bif,fadd,{f,0},[{fr,0},{fr,1}],{fr,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,0},{x,0}}.
    {deallocate,1}.
    return.


{function, table, 1, 26}.
  {label,25}.
    {line,[{location,"numbers.erl",23}]}.
    {func_info,{atom,numbers},{atom,table},1}.
  {label,26}.
    {test,is_tuple,{f,30},[{x,0}]}.
    {select_tuple_arity,{tr,{x,0},{t_tuple,0,false,#{}}},
                        {f,25},
                        {list,[1,{f,29},2,{f,28},3,{f,27}]}}.
  {label,27}.
    {get_tuple_element,{x,0},2,{x,0}}.
    return.
  {label,28}.
    {get_tuple_element,{x,0},1,{x,0}}.
    return.
  {label,29}.
    {get_tuple_element,{x,0},0,{x,0}}.
    return.
  {label,30}.
    {test,is_atom,{f,36},[{x,0}]}.
    {select_val,{tr,{x,0},{t_atom,any}},
                {f,25},
                {list,[{atom,a},
                       {f,35},
                       {atom,b},
                       {f,34},
                       {atom,c},
                       {f,33},
                       {atom,d},
                       {f,32},
                       {atom,e},
                       {f,31}]}}.
  {label,31}.
    {move,{integer,5},{x,0}}.
    return.
  {label,32}.
    {move,{integer,4},{x,0}}.
    return.
  {label,33}.
    {move,{integer,3},{x,0}}.
    return.
  {label,34}.
    {move,{integer,2},{x,0}}.
    return.
  {label,35}.
    {move,{integer,1},{x,0}}.
    return.
  {label,36}.
    {select_val,{x,0},
                {f,25},
                {list,[{integer,1},
                       {f,40},
                       {integer,2},
                       {f,39},
                       {integer,3},
                       {f,38},
                       {integer,4},
                       {f,37}]}}.
  {label,37}.
    {move,{atom,d},{x,0}}.
    return.
  {label,38}.
    {move,{atom,c},{x,0}}.
    return.
  {label,39}.
    {move,{atom,b},{x,0}}.
    return.
  {label,40}.
    {move,{atom,a},{x,0}}.
    return.


{function, mixed, 0, 42}.
  {label,41}.
    {line,[{location,"numbers.erl",27}]}.
    {func_info,{atom,numbers},{atom,mixed},0}.
  {label,42}.
    {move,{literal,{"string",<<"binary">>,
                    <<5:3>>,
                    #{a => 1,[] => {}},
                    3.14,
                    [1,2|3],
                    97,fun erlang:node/0,123456789012345678901234567890}},
          {x,0}}.
    return.


{function, module_info, 0, 44}.
  {label,43}.
    {line,[]}.
    {func_info,{atom,numbers},{atom,module_info},0}.
  {label,44}.
    {move,{atom,numbers},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 46}.
  {label,45}.
    {line,[]}.
    {func_info,{atom,numbers},{atom,module_info},1}.
  {label,46}.
    {move,{x,0},{x,1}}.
    {move,{atom,numbers},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.
