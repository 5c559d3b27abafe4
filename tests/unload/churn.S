{module, churn}.  %% version = 0

{exports, [{adder,1},
           {main,1},
           {module_info,0},
           {module_info,1},
           {text,1},
           {tree,0},
           {walk,2}]}.

{attributes, []}.

{labels, 21}.


{function, main, 1, 2}.
  {label,1}.
    {line,[{location,"churn.erl",3}]}.
    {func_info,{atom,churn},{atom,main},1}.
  {label,2}.
    {allocate,4,1}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{x,0},{y,3}}.
    {line,[{location,"churn.erl",4}]}.
    {call,1,{f,4}}. % adder/1
    {move,{x,0},{y,2}}.
    {line,[{location,"churn.erl",5}]}.
    {call,0,{f,14}}. % tree/0
    {swap,{y,3},{x,0}}.
    {call,1,{f,6}}. % text/1
    {move,{x,0},{y,1}}.
    {move,{y,2},{x,1}}.
    {move,{literal,[1,2,3]},{x,0}}.
    {call,2,{f,11}}. % walk/2
    {move,{x,0},{y,0}}.
    {move,{y,2},{x,1}}.
    {move,{y,0},{y,2}}.
    {trim,1,3}.
    {move,{integer,12345},{x,0}}.
    {call_fun,1}.
    {test_heap,5,1}.
    {put_tuple2,{x,0},{list,[{y,2},{y,0},{y,1},{x,0}]}}.
    {deallocate,3}.
    return.


{function, adder, 1, 4}.
  {label,3}.
    {line,[{location,"churn.erl",6}]}.
    {func_info,{atom,churn},{atom,adder},1}.
  {label,4}.
    {test_heap,{alloc,[{words,1},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,20},0,0,{x,0},{list,[{x,0}]}}.
    return.


{function, text, 1, 6}.
  {label,5}.
    {line,[{location,"churn.erl",7}]}.
    {func_info,{atom,churn},{atom,text},1}.
  {label,6}.
    {select_val,{x,0},{f,9},{list,[{integer,1},{f,8},{integer,2},{f,7}]}}.
  {label,7}.
    {move,{literal,<<"bytes of a literal, more than sixty-four of them so that they stand off the heap, all 271828">>},
          {x,0}}.
    return.
  {label,8}.
    {move,{literal,"text of a literal that is long enough"},{x,0}}.
    return.
  {label,9}.
    {move,{literal,{none,271828,2.5}},{x,0}}.
    return.


{function, walk, 2, 11}.
  {label,10}.
    {line,[{location,"churn.erl",10}]}.
    {func_info,{atom,churn},{atom,walk},2}.
  {label,11}.
    {test,is_nonempty_list,{f,12},[{x,0}]}.
    {allocate,2,2}.
    {move,{x,1},{y,1}}.
    {get_list,{x,0},{x,0},{y,0}}.
    {call_fun,1}.
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,1}}.
    {move,{x,0},{y,1}}.
    {trim,1,1}.
    {move,{x,2},{x,0}}.
    {call,2,{f,11}}. % walk/2
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,12}.
    {test,is_nil,{f,10},[{x,0}]}.
    {move,{literal,fun churn:tree/0},{x,0}}.
    return.


{function, tree, 0, 14}.
  {label,13}.
    {line,[{location,"churn.erl",12}]}.
    {func_info,{atom,churn},{atom,tree},0}.
  {label,14}.
    {move,{literal,#{271828 => fun lists:map/2,
                     key => [271828,{a,"b",99999999999999999999}]}},
          {x,0}}.
    return.


{function, module_info, 0, 16}.
  {label,15}.
    {line,[]}.
    {func_info,{atom,churn},{atom,module_info},0}.
  {label,16}.
    {move,{atom,churn},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 18}.
  {label,17}.
    {line,[]}.
    {func_info,{atom,churn},{atom,module_info},1}.
  {label,18}.
    {move,{x,0},{x,1}}.
    {move,{atom,churn},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.


{function, '-adder/1-fun-0-', 2, 20}.
  {label,19}.
    {line,[{location,"churn.erl",6}]}.
    {func_info,{atom,churn},{atom,'-adder/1-fun-0-'},2}.
  {label,20}.
    {gc_bif,'+',{f,0},2,[{x,0},{x,1}],{x,0}}.
    {gc_bif,'+',{f,0},1,[{x,0},{integer,271828}],{x,0}}.
    return.
