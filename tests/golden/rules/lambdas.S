%% The old way of making a fun.
{module, lambdas}.

{exports, [{made,1},{made_anew,1},{without_environment,0},{constant,0},{inner,2},{larger,5}]}.

{attributes, []}.

{labels, 19}.

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

{function, larger, 5, 14}.
  {label,13}.
    {func_info,{atom,lambdas},{atom,larger},5}.
  {label,14}.
    {test_heap,{alloc,[{words,7},{floats,0},{funs,2}]},5}.
    {make_fun3,{f,16},1,0,{x,5},{list,[{x,0},{x,1},{x,2}]}}.
    {make_fun3,{f,18},2,0,{x,0},{list,[{x,0},{x,1},{x,2},{x,3}]}}.
    return.

{function, of_three, 3, 16}.
  {label,15}.
    {func_info,{atom,lambdas},{atom,of_three},3}.
  {label,16}.
    return.

{function, of_four, 5, 18}.
  {label,17}.
    {func_info,{atom,lambdas},{atom,of_four},5}.
  {label,18}.
    return.
