{module, bits}.  %% version = 0

{exports, [{build,3},
           {comp,1},
           {module_info,0},
           {module_info,1},
           {parse,1},
           {skip,1},
           {utf,1}]}.

{attributes, []}.

{labels, 30}.


{function, parse, 1, 2}.
  {label,1}.
    {line,[{location,"bits.erl",5}]}.
    {func_info,{atom,bits},{atom,parse},1}.
  {label,2}.
    {'%',{var_info,{x,0},[accepts_match_context]}}.
    {test,bs_start_match3,{f,6},1,[{x,0}],{x,1}}.
    {bs_get_position,{x,1},{x,0},2}.
    {test,bs_get_integer2,
          {f,3},
          2,
          [{x,1},
           {integer,8},
           1,
           {field_flags,[{anno,[5,{file,"bits.erl"}]},unsigned,big]}],
          {x,2}}.
    {test,is_eq_exact,{f,3},[{tr,{x,2},{t_integer,{0,255}}},{integer,72}]}.
    {test,bs_match_string,{f,3},[{x,1},32,{string,<<"TTP/">>}]}.
    {test,bs_get_integer2,
          {f,3},
          2,
          [{x,1},
           {integer,8},
           1,
           {field_flags,[{anno,[5,{file,"bits.erl"}]},unsigned,big]}],
          {x,2}}.
    {test,bs_match_string,{f,3},[{x,1},8,{string,<<".">>}]}.
    {test,bs_get_integer2,
          {f,3},
          3,
          [{x,1},
           {integer,8},
           1,
           {field_flags,[{anno,[5,{file,"bits.erl"}]},unsigned,big]}],
          {x,3}}.
    {test,bs_get_binary2,
          {f,3},
          4,
          [{x,1},
           {atom,all},
           8,
           {field_flags,[{anno,[5,{file,"bits.erl"}]},unsigned,big]}],
          {x,4}}.
    {test_heap,4,5}.
    {put_tuple2,{x,0},{list,[{x,2},{x,3},{x,4}]}}.
    return.
  {label,3}.
    {bs_set_position,{x,1},{x,0}}.
    {test,bs_get_integer2,
          {f,4},
          2,
          [{x,1},
           {integer,4},
           1,
           {field_flags,[{anno,[6,{file,"bits.erl"}]},unsigned,big]}],
          {x,2}}.
    {test,is_eq_exact,{f,4},[{tr,{x,2},{t_integer,{0,15}}},{integer,1}]}.
    {test,bs_get_integer2,
          {f,4},
          2,
          [{x,1},
           {integer,12},
           1,
           {field_flags,[{anno,[6,{file,"bits.erl"}]},unsigned,little]}],
          {x,2}}.
    {test,bs_get_float2,
          {f,4},
          3,
          [{x,1},
           {integer,64},
           1,
           {field_flags,[{anno,[6,{file,"bits.erl"}]},unsigned,big]}],
          {x,3}}.
    {test,bs_get_binary2,
          {f,4},
          4,
          [{x,1},
           {integer,7},
           1,
           {field_flags,[{anno,[6,{file,"bits.erl"}]},unsigned,big]}],
          {x,4}}.
    {test_heap,4,5}.
    {put_tuple2,{x,0},{list,[{x,2},{x,3},{x,4}]}}.
    return.
  {label,4}.
    {bs_set_position,{x,1},{x,0}}.
    {test,bs_get_integer2,
          {f,5},
          2,
          [{x,1},
           {integer,16},
           1,
           {field_flags,[{anno,[7,{file,"bits.erl"}]},signed,big]}],
          {x,2}}.
    {test,bs_get_binary2,
          {f,5},
          3,
          [{x,1},
           {x,2},
           8,
           {field_flags,[{anno,[7,{file,"bits.erl"}]},unsigned,big]}],
          {x,2}}.
    {bs_get_tail,{x,1},{x,0},3}.
    {test_heap,3,3}.
    {put_tuple2,{x,0},{list,[{x,2},{x,0}]}}.
    return.
  {label,5}.
    {bs_set_position,{x,1},{x,0}}.
    {bs_get_tail,{x,1},{x,0},2}.
    {test,is_eq_exact,{f,1},[{tr,{x,0},{t_bitstring,1}},{literal,<<>>}]}.
    {jump,{f,7}}.
  {label,6}.
    {test,is_eq_exact,{f,1},[{x,0},{literal,<<>>}]}.
  {label,7}.
    {move,{atom,empty},{x,0}}.
    return.


{function, build, 3, 9}.
  {label,8}.
    {line,[{location,"bits.erl",10}]}.
    {func_info,{atom,bits},{atom,build},3}.
  {label,9}.
    {test,is_binary,{f,8},[{x,2}]}.
    {line,[{location,"bits.erl",11}]}.
    {bs_create_bin,{f,0},
                   0,3,1,
                   {x,1},
                   {list,[{atom,integer},
                          1,1,nil,
                          {x,0},
                          {integer,16},
                          {atom,float},
                          2,1,
                          {literal,[little]},
                          {x,1},
                          {integer,32},
                          {atom,binary},
                          3,8,nil,
                          {tr,{x,2},{t_bitstring,8}},
                          {atom,all},
                          {atom,string},
                          0,8,nil,
                          {string,<<"tail">>},
                          {integer,4}]}}.
    {line,[{location,"bits.erl",12}]}.
    {gc_bif,byte_size,{f,0},3,[{tr,{x,2},{t_bitstring,8}}],{x,2}}.
    {bs_create_bin,{f,0},
                   0,3,8,
                   {x,0},
                   {list,[{atom,append},
                          1,8,nil,
                          {tr,{x,1},{t_bitstring,1}},
                          {atom,all},
                          {atom,integer},
                          2,1,nil,
                          {tr,{x,2},{t_integer,{0,288230376151711743}}},
                          {integer,7},
                          {atom,utf8},
                          3,0,nil,
                          {x,0},
                          {atom,undefined}]}}.
    return.


{function, utf, 1, 11}.
  {label,10}.
    {line,[{location,"bits.erl",14}]}.
    {func_info,{atom,bits},{atom,utf},1}.
  {label,11}.
    {'%',{var_info,{x,0},[accepts_match_context]}}.
    {test,bs_start_match3,{f,14},1,[{x,0}],{x,0}}.
    {bs_get_position,{x,0},{x,1},1}.
    {test,bs_get_utf8,
          {f,12},
          2,
          [{x,0},{field_flags,[{anno,[14,{file,"bits.erl"}]},unsigned,big]}],
          {x,2}}.
    {test,bs_test_unit,{f,12},[{x,0},8]}.
    {allocate,1,3}.
    {move,{x,2},{y,0}}.
    {call,1,{f,11}}. % utf/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{0,1114111}},nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,12}.
    {bs_set_position,{x,0},{x,1}}.
    {test,bs_get_utf16,
          {f,13},
          2,
          [{x,0},
           {field_flags,[{anno,[15,{file,"bits.erl"}]},unsigned,little]}],
          {x,2}}.
    {test,bs_test_unit,{f,13},[{x,0},8]}.
    {allocate,1,3}.
    {move,{x,2},{y,0}}.
    {line,[{location,"bits.erl",15}]}.
    {call,1,{f,11}}. % utf/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{0,1114111}},nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,13}.
    {bs_set_position,{x,0},{x,1}}.
    {test,bs_get_utf32,
          {f,14},
          1,
          [{x,0},{field_flags,[{anno,[16,{file,"bits.erl"}]},unsigned,big]}],
          {x,1}}.
    {test,bs_test_unit,{f,14},[{x,0},8]}.
    {allocate,1,2}.
    {move,{x,1},{y,0}}.
    {line,[{location,"bits.erl",16}]}.
    {call,1,{f,11}}. % utf/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{0,1114111}},nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,14}.
    {move,nil,{x,0}}.
    return.


{function, comp, 1, 16}.
  {label,15}.
    {line,[{location,"bits.erl",19}]}.
    {func_info,{atom,bits},{atom,comp},1}.
  {label,16}.
    {'%',{var_info,{x,0},[accepts_match_context]}}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {move,{integer,256},{x,0}}.
    bs_init_writable.
    {move,{x,0},{x,1}}.
    {move,{y,0},{x,0}}.
    {call_last,2,{f,26},1}. % '-comp/1-lbc$^0/2-0-'/2


{function, skip, 1, 18}.
  {label,17}.
    {line,[{location,"bits.erl",21}]}.
    {func_info,{atom,bits},{atom,skip},1}.
  {label,18}.
    {'%',{var_info,{x,0},[accepts_match_context]}}.
    {test,bs_start_match3,{f,17},1,[{x,0}],{x,1}}.
    {bs_get_position,{x,1},{x,0},2}.
    {test,bs_skip_bits2,
          {f,19},
          [{x,1},
           {integer,32},
           1,
           {field_flags,[{anno,[21,{file,"bits.erl"}]},unsigned,big]}]}.
    {test,bs_test_unit,{f,19},[{x,1},8]}.
    {move,{x,1},{x,0}}.
    {call_only,1,{f,18}}. % skip/1
  {label,19}.
    {bs_set_position,{x,1},{x,0}}.
    {test,bs_skip_bits2,
          {f,20},
          [{x,1},
           {integer,3},
           1,
           {field_flags,[{anno,[22,{file,"bits.erl"}]},unsigned,big]}]}.
    {test,bs_get_integer2,
          {f,20},
          2,
          [{x,1},
           {integer,5},
           1,
           {field_flags,[{anno,[22,{file,"bits.erl"}]},unsigned,big]}],
          {x,2}}.
    {move,{x,2},{x,0}}.
    return.
  {label,20}.
    {bs_set_position,{x,1},{x,0}}.
    {bs_get_tail,{x,1},{x,0},2}.
    {jump,{f,17}}.


{function, module_info, 0, 22}.
  {label,21}.
    {line,[]}.
    {func_info,{atom,bits},{atom,module_info},0}.
  {label,22}.
    {move,{atom,bits},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 24}.
  {label,23}.
    {line,[]}.
    {func_info,{atom,bits},{atom,module_info},1}.
  {label,24}.
    {move,{x,0},{x,1}}.
    {move,{atom,bits},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.


{function, '-comp/1-lbc$^0/2-0-', 2, 26}.
  {label,25}.
    {line,[{location,"bits.erl",19}]}.
    {func_info,{atom,bits},{atom,'-comp/1-lbc$^0/2-0-'},2}.
  {label,26}.
    {'%',{var_info,{x,0},[accepts_match_context]}}.
    {test,bs_start_match3,{f,29},2,[{x,0}],{x,2}}.
    {test,bs_get_integer2,
          {f,28},
          3,
          [{x,2},
           {integer,8},
           1,
           {field_flags,[{anno,[19,{file,"bits.erl"}]},unsigned,big]}],
          {x,0}}.
    {test,is_lt,{f,27},[{tr,{x,0},{t_integer,{0,255}}},{integer,255}]}.
    {gc_bif,'+',{f,0},3,[{tr,{x,0},{t_integer,{0,255}}},{integer,1}],{x,0}}.
    {bs_create_bin,{f,0},
                   0,3,1,
                   {x,1},
                   {list,[{atom,private_append},
                          1,1,nil,
                          {x,1},
                          {atom,all},
                          {atom,integer},
                          2,1,nil,
                          {tr,{x,0},{t_integer,{1,256}}},
                          {integer,8}]}}.
    {move,{x,2},{x,0}}.
    {call_only,2,{f,26}}. % '-comp/1-lbc$^0/2-0-'/2
  {label,27}.
    {move,{x,2},{x,0}}.
    {call_only,2,{f,26}}. % '-comp/1-lbc$^0/2-0-'/2
  {label,28}.
    {move,{x,1},{x,0}}.
    return.
  {label,29}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,bad_generator},{x,0}]}}.
    {call_ext_only,1,{extfunc,erlang,error,1}}.
