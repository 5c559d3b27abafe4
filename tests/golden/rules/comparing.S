%% Comparisons: constants stand last, clauses return at once.
{module, comparing}.

{exports, [{constant_first,2},{nil,1},{range,1},{clauses,2},{values,2}]}.

{attributes, []}.

{labels, 13}.

{function, constant_first, 2, 2}.
  {label,1}.
    {func_info,{atom,comparing},{atom,constant_first},2}.
  {label,2}.
    {test,is_eq_exact,{f,1},[{atom,a},{x,0}]}.
    {test,is_ne_exact,{f,1},[{atom,a},{x,1}]}.
    return.

{function, nil, 1, 4}.
  {label,3}.
    {func_info,{atom,comparing},{atom,nil},1}.
  {label,4}.
    {test,is_eq_exact,{f,3},[{x,0},nil]}.
    return.

{function, range, 1, 6}.
  {label,5}.
    {func_info,{atom,comparing},{atom,range},1}.
  {label,6}.
    {test,is_ge,{f,5},[{x,0},{integer,1}]}.
    {test,is_ge,{f,5},[{integer,9},{x,0}]}.
    return.

{function, clauses, 2, 8}.
  {label,7}.
    {func_info,{atom,comparing},{atom,clauses},2}.
  {label,8}.
    {test,is_ne_exact,{f,9},[{x,0},{atom,a}]}.
    {move,{atom,b},{x,0}}.
    return.
  {label,9}.
    {test,is_lt,{f,10},[{x,0},{x,1}]}.
    {move,{atom,c},{x,0}}.
    return.
  {label,10}.
    {test,is_ge,{f,7},[{x,0},{x,1}]}.
    {move,{atom,d},{x,0}}.
    return.

{function, values, 2, 12}.
  {label,11}.
    {func_info,{atom,comparing},{atom,values},2}.
  {label,12}.
    {bif,'<',{f,0},[{x,0},{x,1}],{x,2}}.
    {bif,'>',{f,0},[{x,0},{x,1}],{x,3}}.
    {bif,'>=',{f,0},[{x,0},{x,1}],{x,4}}.
    {bif,'=<',{f,0},[{x,0},{x,1}],{x,5}}.
    {bif,max,{f,0},[{x,0},{x,1}],{x,6}}.
    {bif,min,{f,0},[{x,0},{x,1}],{x,0}}.
    return.
