%% Arithmetic becomes instructions of its own; constants and counting loops have shorter ones.
{module, arithmetic}.

{exports, [{sums,2},{quotients,2},{quotient_and_remainder,1},{bits,2},{negated,1},{increment,1},{increment_the_other_way,1},{decrement,1},{counts_up,1},{counts_down,1},{counts_down_and_comes_back,1},{sum_is_the_result,1}]}.

{attributes, []}.

{labels, 25}.

{function, sums, 2, 2}.
  {label,1}.
    {func_info,{atom,arithmetic},{atom,sums},2}.
  {label,2}.
    {gc_bif,'+',{f,0},2,[{x,0},{x,1}],{x,0}}.
    {gc_bif,'-',{f,0},2,[{x,0},{x,1}],{x,0}}.
    {gc_bif,'*',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.

{function, quotients, 2, 4}.
  {label,3}.
    {func_info,{atom,arithmetic},{atom,quotients},2}.
  {label,4}.
    {gc_bif,'div',{f,0},2,[{x,0},{x,1}],{x,2}}.
    {gc_bif,'rem',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.

{function, quotient_and_remainder, 1, 6}.
  {label,5}.
    {func_info,{atom,arithmetic},{atom,quotient_and_remainder},1}.
  {label,6}.
    {gc_bif,'div',{f,0},1,[{x,0},{integer,10}],{x,1}}.
    {gc_bif,'rem',{f,0},2,[{x,0},{integer,10}],{x,0}}.
    return.

{function, bits, 2, 8}.
  {label,7}.
    {func_info,{atom,arithmetic},{atom,bits},2}.
  {label,8}.
    {gc_bif,'band',{f,0},2,[{x,0},{x,1}],{x,0}}.
    {gc_bif,'bor',{f,0},2,[{x,0},{x,1}],{x,0}}.
    {gc_bif,'bxor',{f,0},2,[{x,0},{x,1}],{x,0}}.
    {gc_bif,'bsl',{f,0},2,[{x,0},{x,1}],{x,0}}.
    {gc_bif,'bsr',{f,0},2,[{x,0},{x,1}],{x,0}}.
    {gc_bif,'bnot',{f,0},1,[{x,0}],{x,0}}.
    return.

{function, negated, 1, 10}.
  {label,9}.
    {func_info,{atom,arithmetic},{atom,negated},1}.
  {label,10}.
    {gc_bif,'-',{f,0},1,[{x,0}],{x,0}}.
    {gc_bif,'+',{f,0},1,[{x,0}],{x,0}}.
    return.

{function, increment, 1, 12}.
  {label,11}.
    {func_info,{atom,arithmetic},{atom,increment},1}.
  {label,12}.
    {gc_bif,'+',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    return.

{function, increment_the_other_way, 1, 14}.
  {label,13}.
    {func_info,{atom,arithmetic},{atom,increment_the_other_way},1}.
  {label,14}.
    {gc_bif,'+',{f,0},1,[{integer,7},{x,0}],{x,0}}.
    return.

{function, decrement, 1, 16}.
  {label,15}.
    {func_info,{atom,arithmetic},{atom,decrement},1}.
  {label,16}.
    {gc_bif,'-',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    return.

{function, counts_up, 1, 18}.
  {label,17}.
    {func_info,{atom,arithmetic},{atom,counts_up},1}.
  {label,18}.
    {gc_bif,'+',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    {call_only,1,{f,18}}.

{function, counts_down, 1, 20}.
  {label,19}.
    {func_info,{atom,arithmetic},{atom,counts_down},1}.
  {label,20}.
    {gc_bif,'-',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    {call_only,1,{f,20}}.

{function, counts_down_and_comes_back, 1, 22}.
  {label,21}.
    {func_info,{atom,arithmetic},{atom,counts_down_and_comes_back},1}.
  {label,22}.
    {allocate,0,1}.
    {gc_bif,'-',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    {call,1,{f,22}}.
    {deallocate,0}.
    return.

{function, sum_is_the_result, 1, 24}.
  {label,23}.
    {func_info,{atom,arithmetic},{atom,sum_is_the_result},1}.
  {label,24}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {call_ext,1,{extfunc,m,f,1}}.
    {gc_bif,'+',{f,0},1,[{x,0},{y,0}],{x,0}}.
    {deallocate,1}.
    return.
