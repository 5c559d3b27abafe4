{module, calls}.  %% version = 0

{exports, [{adder,1},
           {external,0},
           {module_info,0},
           {module_info,1},
           {remote,3},
           {start,1},
           {twice,2}]}.

{attributes, []}.

{labels, 22}.


{function, start, 1, 2}.
  {label,1}.
    {line,[{location,"calls.erl",5}]}.
    {func_info,{atom,calls},{atom,start},1}.
  {label,2}.
    {test,is_lt,{f,3},[{integer,0},{x,0}]}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {call,1,{f,5}}. % helper/1
    {gc_bif,'-',{f,0},1,[{y,0},{integer,1}],{x,1}}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{x,0}}.
    {call,1,{f,2}}. % start/1
    {'%',{var_info,{x,0},[{type,number}]}}.
    {gc_bif,'+',{f,0},1,[{y,0},{tr,{x,0},number}],{x,0}}.
    {deallocate,1}.
    return.
  {label,3}.
    {move,{integer,0},{x,0}}.
    return.


{function, helper, 1, 5}.
  {label,4}.
    {line,[{location,"calls.erl",8}]}.
    {func_info,{atom,calls},{atom,helper},1}.
  {label,5}.
    {gc_bif,abs,{f,0},1,[{x,0}],{x,1}}.
    {test_heap,4,2}.
    {put_list,{x,1},{literal,[1]},{x,1}}.
    {put_list,{x,0},{x,1},{x,0}}.
    {call_ext_only,1,{extfunc,lists,sum,1}}.


{function, twice, 2, 7}.
  {label,6}.
    {line,[{location,"calls.erl",10}]}.
    {func_info,{atom,calls},{atom,twice},2}.
  {label,7}.
    {allocate,1,2}.
    {move,{x,0},{y,0}}.
    {swap,{x,0},{x,1}}.
    {call_fun,1}.
    {move,{y,0},{x,1}}.
    {call_fun2,{atom,safe},1,{tr,{x,1},{t_fun,1,any,any}}}.
    {deallocate,1}.
    return.


{function, adder, 1, 9}.
  {label,8}.
    {line,[{location,"calls.erl",12}]}.
    {func_info,{atom,calls},{atom,adder},1}.
  {label,9}.
    {test_heap,{alloc,[{words,1},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,21},0,0,{x,0},{list,[{x,0}]}}.
    {'%',{var_info,{x,0},[{fun_type,number}]}}.
    return.


{function, remote, 3, 11}.
  {label,10}.
    {line,[{location,"calls.erl",14}]}.
    {func_info,{atom,calls},{atom,remote},3}.
  {label,11}.
    {allocate,2,3}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{y,1}}.
    {swap,{x,1},{x,2}}.
    {swap,{x,0},{x,1}}.
    {apply,1}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,2}}.
    {move,{y,0},{x,1}}.
    {move,{y,1},{x,0}}.
    {call_ext_last,3,{extfunc,erlang,apply,3},2}.


{function, external, 0, 13}.
  {label,12}.
    {line,[{location,"calls.erl",16}]}.
    {func_info,{atom,calls},{atom,external},0}.
  {label,13}.
    {test_heap,{alloc,[{words,6},{floats,0},{funs,2}]},0}.
    {make_fun3,{f,5},0,0,{x,0},{list,[]}}.
    {make_fun3,{f,19},0,0,{x,1},{list,[]}}.
    {'%',{var_info,{x,1},[{fun_type,reference}]}}.
    {put_list,{x,1},nil,{x,1}}.
    {put_list,{x,0},{x,1},{x,0}}.
    {put_list,{literal,fun lists:map/2},{x,0},{x,0}}.
    return.


{function, module_info, 0, 15}.
  {label,14}.
    {line,[]}.
    {func_info,{atom,calls},{atom,module_info},0}.
  {label,15}.
    {move,{atom,calls},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 17}.
  {label,16}.
    {line,[]}.
    {func_info,{atom,calls},{atom,module_info},1}.
  {label,17}.
    {move,{x,0},{x,1}}.
    {move,{atom,calls},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.


{function, '-external/0-fun-0-', 0, 19}.
  {label,18}.
    {line,[{location,"calls.erl",16}]}.
    {func_info,{atom,calls},{atom,'-external/0-fun-0-'},0}.
  {label,19}.
    {call_ext_only,0,{extfunc,erlang,make_ref,0}}.


{function, '-adder/1-fun-0-', 2, 21}.
  {label,20}.
    {line,[{location,"calls.erl",12}]}.
    {func_info,{atom,calls},{atom,'-adder/1-fun-0-'},2}.
  {label,21}.
    {gc_bif,'+',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.
