%% Checks of floating point that stand apart are left out.
{module, floating}.

{exports, [{checked,1}]}.

{attributes, []}.

{labels, 3}.

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
