%% The old way of making a fun.
{module, lambdas}.

{exports, [{made,1},{made_anew,1},{without_environment,0},{constant,0},{inner,2}]}.

{attributes, []}.

{labels, 13}.

{function, made, 1, 2}.
  {label,1}.
    {func_info,{atom,lambdas},{atom,made},1}.
  {label,2}.
    {make_fun2,0}.
    return.

{function, made_anew, 1, 4}.
  {label,3}.
    {func_info,{atom,lambdas},{atom,made_anew},1}.
  {label,4}.
    {test_heap,{alloc,[{words,1},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,12},0,0,{x,0},{list,[{x,0}]}}.
    return.

{function, without_environment, 0, 7}.
  {label,6}.
    {func_info,{atom,lambdas},{atom,without_environment},0}.
  {label,7}.
    {test_heap,{alloc,[{words,0},{floats,0},{funs,1}]},0}.
    {make_fun3,{f,10},0,0,{x,0},{list,[]}}.
    return.

{function, constant, 0, 10}.
  {label,9}.
    {func_info,{atom,lambdas},{atom,constant},0}.
  {label,10}.
    {move,{atom,a},{x,0}}.
    return.

{function, inner, 2, 12}.
  {label,11}.
    {func_info,{atom,lambdas},{atom,inner},2}.
  {label,12}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    return.
