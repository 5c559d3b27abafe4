%% Checks of floating point that stand apart are left out; what loads, operates and stores is fused.
{module, floating}.

{exports, [{checked,1},{loaded,2},{looked_at,5},{elements,2},{stored,2},{lines,2}]}.

{attributes, []}.

{labels, 13}.

{function, checked, 1, 2}.
  {label,1}.
    {func_info,{atom,floating},{atom,checked},1}.
  {label,2}.
    {test,is_float,{f,1},[{x,0}]}.
    {fmove,{x,0},{fr,0}}.
    fclearerror.
    {bif,fnegate,{f,0},[{fr,0}],{fr,0}}.
    {fcheckerror,{f,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},1}.
    {fmove,{fr,0},{x,0}}.
    return.

{function, loaded, 2, 4}.
  {label,3}.
    {func_info,{atom,floating},{atom,loaded},2}.
  {label,4}.
    {test,is_float,{f,3},[{x,0}]}.
    {test,is_float,{f,3},[{x,1}]}.
    {fmove,{x,0},{fr,0}}.
    {fmove,{x,1},{fr,1}}.
    {bif,fsub,{f,0},[{fr,0},{fr,1}],{fr,0}}.
    {fmove,{x,0},{fr,1}}.
    {fmove,{x,1},{fr,2}}.
    {bif,fmul,{f,0},[{fr,1},{fr,2}],{fr,1}}.
    {fmove,{x,0},{fr,1}}.
    {fmove,{float,2.0},{fr,2}}.
    {bif,fmul,{f,0},[{fr,1},{fr,2}],{fr,1}}.
    {fmove,{x,0},{fr,2}}.
    {bif,fmul,{f,0},[{fr,1},{fr,2}],{fr,1}}.
    {fmove,{x,1},{fr,2}}.
    {bif,fadd,{f,0},[{fr,1},{fr,2}],{fr,1}}.
    {fmove,{x,0},{fr,2}}.
    {bif,fadd,{f,0},[{fr,1},{fr,2}],{fr,1}}.
    {fmove,{x,0},{fr,2}}.
    {bif,fsub,{f,0},[{fr,1},{fr,2}],{fr,1}}.
    {fmove,{x,0},{fr,2}}.
    {bif,fmul,{f,0},[{fr,1},{fr,2}],{fr,1}}.
    {fmove,{x,0},{fr,2}}.
    {bif,fdiv,{f,0},[{fr,1},{fr,2}],{fr,1}}.
    {fmove,{x,0},{fr,2}}.
    {bif,fadd,{f,0},[{fr,2},{fr,1}],{fr,1}}.
    {fmove,{x,0},{fr,2}}.
    {bif,fsub,{f,0},[{fr,2},{fr,1}],{fr,1}}.
    {fmove,{x,0},{fr,2}}.
    {bif,fmul,{f,0},[{fr,2},{fr,1}],{fr,1}}.
    %% No instruction of its own.
    {fmove,{x,0},{fr,2}}.
    {bif,fdiv,{f,0},[{fr,2},{fr,1}],{fr,1}}.
    {test_heap,{alloc,[{words,0},{floats,2},{funs,0}]},0}.
    {fmove,{fr,0},{x,0}}.
    {fmove,{fr,1},{x,1}}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    return.

{function, looked_at, 5, 6}.
  {label,5}.
    {func_info,{atom,floating},{atom,looked_at},5}.
  {label,6}.
    {fmove,{x,0},{fr,0}}.
    {fmove,{x,1},{fr,1}}.
    {bif,fsub,{f,0},[{fr,0},{fr,1}],{fr,0}}.
    {fmove,{x,2},{fr,1}}.
    {bif,fsub,{f,0},[{fr,0},{fr,1}],{fr,0}}.
    {fmove,{x,3},{fr,1}}.
    {bif,fmul,{f,0},[{fr,0},{fr,1}],{fr,0}}.
    {fmove,{x,4},{fr,1}}.
    {bif,fmul,{f,0},[{fr,1},{fr,0}],{fr,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,0},{x,0}}.
    return.

{function, elements, 2, 8}.
  {label,7}.
    {func_info,{atom,floating},{atom,elements},2}.
  {label,8}.
    {test,is_tagged_tuple,{f,7},[{x,0},3,{atom,pair}]}.
    {test,is_float,{f,7},[{x,1}]}.
    {fmove,{x,1},{fr,1}}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {fmove,{x,1},{fr,0}}.
    {bif,fadd,{f,0},[{fr,0},{fr,1}],{fr,1}}.
    {get_tuple_element,{x,0},2,{x,1}}.
    {fmove,{x,1},{fr,0}}.
    {bif,fsub,{f,0},[{fr,0},{fr,1}],{fr,1}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,1},{x,0}}.
    return.

{function, stored, 2, 10}.
  {label,9}.
    {func_info,{atom,floating},{atom,stored},2}.
  {label,10}.
    {test,is_float,{f,9},[{x,0}]}.
    {test,is_float,{f,9},[{x,1}]}.
    {fmove,{x,0},{fr,0}}.
    {fmove,{x,0},{fr,1}}.
    {fmove,{x,1},{fr,2}}.
    {bif,fadd,{f,0},[{fr,0},{fr,1}],{fr,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},2}.
    {fmove,{fr,0},{x,0}}.
    {bif,fmul,{f,0},[{fr,0},{fr,1}],{fr,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},2}.
    {fmove,{fr,0},{x,0}}.
    {bif,fdiv,{f,0},[{fr,0},{fr,1}],{fr,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},2}.
    {fmove,{fr,0},{x,0}}.
    %% Another register than that of the result.
    {bif,fmul,{f,0},[{fr,0},{fr,1}],{fr,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},2}.
    {fmove,{fr,1},{x,0}}.
    return.

%% What raises tells one line.
{function, lines, 2, 12}.
  {label,11}.
    {func_info,{atom,floating},{atom,lines},2}.
  {label,12}.
    {test,is_float,{f,11},[{x,0}]}.
    {test,is_float,{f,11},[{x,1}]}.
    {fmove,{x,0},{fr,1}}.
    {bif,fnegate,{f,0},[{fr,1}],{fr,1}}.
    {line,[{location,"floating.erl",1}]}.
    {fmove,{x,0},{fr,2}}.
    {bif,fmul,{f,0},[{fr,1},{fr,2}],{fr,1}}.
    {line,[{location,"floating.erl",2}]}.
    {fmove,{x,1},{fr,2}}.
    {bif,fadd,{f,0},[{fr,1},{fr,2}],{fr,1}}.
    {bif,fmul,{f,0},[{fr,1},{fr,2}],{fr,1}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},2}.
    {line,[{location,"floating.erl",3}]}.
    {fmove,{fr,1},{x,0}}.
    return.
