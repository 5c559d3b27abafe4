%% Operands of which something is known: what the compiler claims of them, and what the verifier proves.
{module, known}.

{exports, [{claimed_order,2},{claimed_sameness,2},{claimed_range,1},{claimed_arithmetic,2},{not_believed,2},{proved_arithmetic,2},{proved_bits,2},{proved_by_tests,1},{measured,2},{atoms,2},{tuples,2},{bits,1},{looks,1}]}.

{attributes, []}.

{labels, 27}.

{function, claimed_order, 2, 2}.
  {label,1}.
    {func_info,{atom,known},{atom,claimed_order},2}.
  {label,2}.
    {test,is_lt,{f,1},[{tr,{x,0},{t_integer,{0,255}}},{tr,{x,1},{t_integer,{-5,5}}}]}.
    {test,is_lt,{f,1},[{tr,{x,0},{t_integer,{0,255}}},{integer,100}]}.
    {test,is_lt,{f,1},[{integer,5},{tr,{x,0},{t_integer,{0,255}}}]}.
    {test,is_ge,{f,1},[{tr,{x,0},{t_integer,{0,255}}},{tr,{x,1},{t_integer,{-5,5}}}]}.
    {test,is_ge,{f,1},[{tr,{x,0},{t_integer,{0,255}}},{integer,7}]}.
    {test,is_ge,{f,1},[{integer,99},{tr,{x,1},{t_integer,{0,255}}}]}.
    %% A big integer, a float: they look.
    {test,is_lt,{f,1},[{tr,{x,0},{t_integer,{0,576460752303423488}}},{integer,100}]}.
    {test,is_lt,{f,1},[{integer,3},{tr,{x,0},{t_number,{0,10}}}]}.
    {test,is_ge,{f,1},[{x,0},{integer,7}]}.
    {test,is_ge,{f,1},[{integer,7},{x,0}]}.
    return.

{function, claimed_sameness, 2, 4}.
  {label,3}.
    {func_info,{atom,known},{atom,claimed_sameness},2}.
  {label,4}.
    {test,is_eq_exact,{f,3},[{tr,{x,0},{t_atom,any}},{x,1}]}.
    {test,is_eq_exact,{f,3},[{x,0},{tr,{x,1},{t_integer,{0,9}}}]}.
    {test,is_ne_exact,{f,3},[{tr,{x,0},{t_atom,any}},{x,1}]}.
    {test,is_ne_exact,{f,3},[{x,0},{tr,{x,1},nil}]}.
    {test,is_eq,{f,3},[{tr,{x,0},{t_integer,{0,9}}},{integer,3}]}.
    {test,is_ne,{f,3},[{tr,{x,0},{t_integer,{0,9}}},{tr,{x,1},{t_integer,{0,9}}}]}.
    {test,is_eq_exact,{f,3},[{tr,{x,0},{t_integer,any}},{x,1}]}.
    {test,is_ne_exact,{f,3},[{tr,{x,0},{t_float,any}},{x,1}]}.
    return.

{function, claimed_range, 1, 6}.
  {label,5}.
    {func_info,{atom,known},{atom,claimed_range},1}.
  {label,6}.
    {test,is_ge,{f,5},[{tr,{x,0},{t_integer,{0,1114111}}},{integer,48}]}.
    {test,is_ge,{f,5},[{integer,57},{tr,{x,0},{t_integer,{0,1114111}}}]}.
    %% Nothing lies between these.
    {test,is_ge,{f,5},[{tr,{x,0},{t_integer,{0,1114111}}},{integer,9}]}.
    {test,is_ge,{f,5},[{integer,1},{tr,{x,0},{t_integer,{0,1114111}}}]}.
    return.

{function, claimed_arithmetic, 2, 8}.
  {label,7}.
    {func_info,{atom,known},{atom,claimed_arithmetic},2}.
  {label,8}.
    {gc_bif,'+',{f,0},2,[{tr,{x,0},{t_integer,{0,1000}}},{integer,1}],{x,2}}.
    {gc_bif,'-',{f,0},2,[{tr,{x,0},{t_integer,{0,1000}}},{tr,{x,1},{t_integer,{0,9}}}],{x,2}}.
    {gc_bif,'band',{f,0},2,[{tr,{x,0},{t_integer,{0,1000}}},{integer,255}],{x,2}}.
    {gc_bif,'rem',{f,0},2,[{tr,{x,0},{t_integer,{0,1000}}},{integer,10}],{x,2}}.
    %% These may overflow, or divide by nothing, or are not proved to have no sign.
    {gc_bif,'+',{f,0},2,[{tr,{x,0},{t_integer,{0,288230376151711744}}},{integer,1}],{x,2}}.
    {gc_bif,'rem',{f,0},2,[{tr,{x,0},{t_integer,{0,1000}}},{integer,0}],{x,2}}.
    {gc_bif,'band',{f,0},2,[{tr,{x,0},{t_integer,{0,1000}}},{integer,-8}],{x,2}}.
    return.

%% Proved to be an integer, by a test: no more than that is believed.
{function, not_believed, 2, 10}.
  {label,9}.
    {func_info,{atom,known},{atom,not_believed},2}.
  {label,10}.
    {test,is_integer,{f,9},[{x,0}]}.
    {test,is_float,{f,9},[{x,1}]}.
    {test,is_ge,{f,9},[{tr,{x,0},{t_integer,{0,100}}},{integer,0}]}.
    {test,is_lt,{f,9},[{tr,{x,1},{t_integer,{0,100}}},{integer,10}]}.
    {gc_bif,'+',{f,0},2,[{tr,{x,1},{t_integer,{0,100}}},{integer,1}],{x,0}}.
    return.

{function, proved_arithmetic, 2, 12}.
  {label,11}.
    {func_info,{atom,known},{atom,proved_arithmetic},2}.
  {label,12}.
    {gc_bif,'band',{f,0},2,[{x,0},{integer,255}],{x,0}}.
    {gc_bif,'rem',{f,0},2,[{x,1},{integer,1000}],{x,1}}.
    {gc_bif,'+',{f,0},2,[{x,0},{x,1}],{x,2}}.
    {gc_bif,'+',{f,0},3,[{integer,3},{x,2}],{x,2}}.
    {gc_bif,'-',{f,0},3,[{x,2},{x,1}],{x,2}}.
    {gc_bif,'-',{f,0},3,[{integer,1},{x,2}],{x,2}}.
    {gc_bif,'*',{f,0},3,[{x,0},{x,1}],{x,2}}.
    %% 1 + 18 + 18 + 18 bits, and too many.
    {gc_bif,'*',{f,0},3,[{x,2},{x,2}],{x,2}}.
    {gc_bif,'*',{f,0},3,[{x,2},{x,2}],{x,2}}.
    return.

{function, proved_bits, 2, 14}.
  {label,13}.
    {func_info,{atom,known},{atom,proved_bits},2}.
  {label,14}.
    {test,bs_start_match3,{f,13},2,[{x,0}],{x,0}}.
    {bs_match,{f,13},{x,0},{commands,[{ensure_at_least,64,1},{integer,2,{literal,[]},24,1,{x,2}},{integer,3,{literal,[signed]},32,1,{x,3}}]}}.
    {gc_bif,'band',{f,0},4,[{x,2},{x,3}],{x,4}}.
    {gc_bif,'bor',{f,0},4,[{x,2},{x,3}],{x,4}}.
    {gc_bif,'bxor',{f,0},5,[{x,4},{integer,5}],{x,4}}.
    {gc_bif,'bsr',{f,0},5,[{x,4},{integer,6}],{x,4}}.
    {gc_bif,'bsr',{f,0},5,[{x,4},{integer,64}],{x,4}}.
    {test,bs_get_utf8,{f,13},5,[{x,0},{field_flags,0}],{x,4}}.
    {gc_bif,'+',{f,0},5,[{x,4},{x,2}],{x,0}}.
    return.

%% What a comparison of integers tells of both ways.
{function, proved_by_tests, 1, 16}.
  {label,15}.
    {func_info,{atom,known},{atom,proved_by_tests},1}.
  {label,16}.
    {test,is_integer,{f,15},[{x,0}]}.
    {test,is_ge,{f,15},[{x,0},{integer,0}]}.
    {test,is_lt,{f,15},[{x,0},{integer,1000}]}.
    {gc_bif,'+',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    return.

%% What is measured: what is less than a constant has few bits.
{function, measured, 2, 20}.
  {label,19}.
    {func_info,{atom,known},{atom,measured},2}.
  {label,20}.
    {gc_bif,length,{f,0},2,[{x,0}],{x,2}}.
    {gc_bif,'+',{f,0},3,[{x,2},{integer,1}],{x,2}}.
    {gc_bif,'*',{f,0},3,[{x,2},{integer,3}],{x,3}}.
    {test,is_lt,{f,19},[{x,2},{integer,10}]}.
    {gc_bif,'*',{f,0},3,[{x,2},{integer,3}],{x,0}}.
    {gc_bif,byte_size,{f,0},2,[{x,1}],{x,1}}.
    {gc_bif,'-',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.

{function, atoms, 2, 18}.
  {label,17}.
    {func_info,{atom,known},{atom,atoms},2}.
  {label,18}.
    {test,is_eq,{f,17},[{x,0},{atom,a}]}.
    {test,is_ne,{f,17},[{x,1},nil]}.
    return.

%% What has been found to be a tuple, and of which size.
{function, tuples, 2, 22}.
  {label,21}.
    {func_info,{atom,known},{atom,tuples},2}.
  {label,22}.
    {test,is_tuple,{f,21},[{x,0}]}.
    {test,is_tagged_tuple,{f,21},[{x,0},3,{atom,a}]}.
    {test,is_tagged_tuple,{f,21},[{x,0},3,{atom,b}]}.
    {test,is_tuple,{f,21},[{x,0}]}.
    {test,test_arity,{f,21},[{x,0},3]}.
    {test,is_tuple,{f,21},[{x,1}]}.
    {test,is_tagged_tuple,{f,21},[{x,1},2,{atom,a}]}.
    {get_tuple_element,{x,1},1,{x,0}}.
    return.

{function, bits, 1, 24}.
  {label,23}.
    {func_info,{atom,known},{atom,bits},1}.
  {label,24}.
    {bs_create_bin,{f,0},0,1,8,{x,0},{list,[{atom,append},1,1,nil,{x,0},{atom,all}]}}.
    {test,is_binary,{f,23},[{x,0}]}.
    return.

%% One look for all elements that are fetched before the way may part.
{function, looks, 1, 26}.
  {label,25}.
    {func_info,{atom,known},{atom,looks},1}.
  {label,26}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {move,{x,1},{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},2,{x,4}}.
    {test,is_nil,{f,25},[{x,3}]}.
    {get_tuple_element,{x,0},5,{x,0}}.
    return.
