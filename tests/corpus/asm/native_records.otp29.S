{module, native_records}.  %% version = 0

{exports, [{get,1},{is,1},{module_info,0},{module_info,1},{new,1},{set,2}]}.

{attributes, []}.

{records,[{point,true,[{x,0},{y,99999999999999999999999999999},z,{w,[a,b]}]},
          {hidden,false,[only]}]}.

{labels, 18}.


{function, new, 1, 2}.
  {label,1}.
    {line,[{location,"native_records.erl",8}]}.
    {func_info,{atom,native_records},{atom,new},1}.
  {label,2}.
    {put_record,{f,0},
                {atom,point},
                nil,
                {x,1},
                1,
                {list,[{atom,x},{x,0},{atom,z},{integer,3}]}}.
    {put_record,{f,0},{atom,hidden},nil,{x,0},2,{list,[{atom,only},{x,0}]}}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,1},{x,0}]}}.
    return.


{function, get, 1, 4}.
  {label,3}.
    {line,[{location,"native_records.erl",9}]}.
    {func_info,{atom,native_records},{atom,get},1}.
  {label,4}.
    {test,is_any_native_record,{f,3},[{x,0}]}.
    {test,is_native_record,
          {f,5},
          [{tr,{x,0},{t_record,nil,#{}}},{atom,native_records},{atom,hidden}]}.
    {get_record_elements,{f,5},{x,0},{list,[{atom,only},{x,1}]}}.
    {move,{x,1},{x,0}}.
    return.
  {label,5}.
    {test,is_native_record,
          {f,3},
          [{tr,{x,0},{t_record,nil,#{}}},{atom,native_records},{atom,point}]}.
    {get_record_elements,{f,3},{x,0},{list,[{atom,y},{x,2},{atom,x},{x,1}]}}.
    {test_heap,3,3}.
    {put_tuple2,{x,0},{list,[{x,1},{x,2}]}}.
    return.


{function, set, 2, 7}.
  {label,6}.
    {line,[{location,"native_records.erl",11}]}.
    {func_info,{atom,native_records},{atom,set},2}.
  {label,7}.
    {test_heap,{alloc,[{words,2},{floats,0},{funs,1}]},2}.
    {make_fun3,{f,16},0,0,{x,0},{list,[{x,0},{x,1}]}}.
    {'%',
        {var_info,
            {x,0},
            [{fun_type,
                 {t_record,
                     {native_records,point},
                     #{w => {present,any},x => {present,any}}}}]}}.
    return.


{function, is, 1, 9}.
  {label,8}.
    {line,[{location,"native_records.erl",12}]}.
    {func_info,{atom,native_records},{atom,is},1}.
  {label,9}.
    {test,is_any_native_record,{f,10},[{x,0}]}.
    {bif,is_record,
         {f,0},
         [{tr,{x,0},{t_record,nil,#{}}},{atom,native_records},{atom,point}],
         {x,0}}.
    return.
  {label,10}.
    {move,{atom,false},{x,0}}.
    return.


{function, module_info, 0, 12}.
  {label,11}.
    {line,[]}.
    {func_info,{atom,native_records},{atom,module_info},0}.
  {label,12}.
    {move,{atom,native_records},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 14}.
  {label,13}.
    {line,[]}.
    {func_info,{atom,native_records},{atom,module_info},1}.
  {label,14}.
    {move,{x,0},{x,1}}.
    {move,{atom,native_records},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.


{function, '-set/2-fun-0-', 3, 16}.
  {label,15}.
    {line,[{location,"native_records.erl",11}]}.
    {func_info,{atom,native_records},{atom,'-set/2-fun-0-'},3}.
  {label,16}.
    {test,is_any_native_record,{f,17},[{x,1}]}.
    {test,is_native_record,
          {f,17},
          [{tr,{x,1},{t_record,nil,#{}}},{atom,native_records},{atom,point}]}.
    {put_record,{f,0},
                {atom,point},
                {x,1},
                {x,0},
                3,
                {list,[{atom,w},{x,2},{atom,x},{x,0}]}}.
    return.
  {label,17}.
    {badrecord,{x,1}}.
