%% Instructions that OTP 25's assembler and OTP 27's loader know, but that no option of OTP 25's compiler gives: is_ne, bs_init2.
%% Written by hand.
{module, u25_asm}.

{exports, [{cases,0},{not_equal,0},{init2,0},{init2_refused,0}]}.

{attributes, []}.

{labels, 60}.

{function, cases, 0, 2}.
  {label,1}.
    {func_info,{atom,u25_asm},{atom,cases},0}.
  {label,2}.
    {move,{literal,[not_equal,init2,init2_refused]},{x,0}}.
    return.

{function, not_equal, 0, 4}.
  {label,3}.
    {func_info,{atom,u25_asm},{atom,not_equal},0}.
  {label,4}.
    {allocate,2,0}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {move,{integer,1},{x,0}}.
    {call_ext,1,{extfunc,difftest,id,1}}.
    {move,{x,0},{y,0}}.
    {move,{float,1.0},{x,0}}.
    {call_ext,1,{extfunc,difftest,id,1}}.
    {move,{x,0},{y,1}}.
    {move,nil,{x,1}}.
    {test,is_ne,{f,5},[{y,0},{y,1}]}.
    {test_heap,2,2}.
    {put_list,{atom,different},{x,1},{x,1}}.
  {label,5}.
    {test,is_ne,{f,6},[{x,0},{integer,2}]}.
    {test_heap,2,2}.
    {put_list,{atom,not_two},{x,1},{x,1}}.
  {label,6}.
    {test,is_ne,{f,7},[{y,0},{float,1.0}]}.
    {test_heap,2,2}.
    {put_list,{atom,not_one},{x,1},{x,1}}.
  {label,7}.
    {test,is_ne,{f,8},[{atom,a},{y,1}]}.
    {test_heap,2,2}.
    {put_list,{atom,not_a},{x,1},{x,1}}.
  {label,8}.
    {move,{x,1},{x,0}}.
    {deallocate,2}.
    return.

{function, init2, 0, 10}.
  {label,9}.
    {func_info,{atom,u25_asm},{atom,init2},0}.
  {label,10}.
    {allocate,1,0}.
    {init_yregs,{list,[{y,0}]}}.
    {move,{integer,3},{x,0}}.
    {call_ext,1,{extfunc,difftest,id,1}}.
    {bs_init2,{f,0},{x,0},0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,8},1,{field_flags,[]},{x,0}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[little]},{integer,258}}.
    {move,{x,1},{y,0}}.
    {bs_init2,{f,0},4,4,1,{field_flags,[]},{x,1}}.
    {bs_put_string,2,{string,<<"hi">>}}.
    {bs_put_integer,{f,0},{integer,2},8,{field_flags,[]},{integer,515}}.
    {test_heap,2,2}.
    {put_list,{x,1},nil,{x,0}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.

{function, init2_refused, 0, 12}.
  {label,11}.
    {func_info,{atom,u25_asm},{atom,init2_refused},0}.
  {label,12}.
    {allocate,0,0}.
    {move,{integer,-1},{x,0}}.
    {call_ext,1,{extfunc,difftest,id,1}}.
    {bs_init2,{f,13},{x,0},0,1,{field_flags,[]},{x,1}}.
    {move,{atom,made},{x,0}}.
    {deallocate,0}.
    return.
  {label,13}.
    {move,{atom,refused},{x,0}}.
    {deallocate,0}.
    return.
