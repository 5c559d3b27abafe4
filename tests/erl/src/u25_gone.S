%% Instructions that OTP 25's loader still took and OTP 27's refuses, and that no compiler since OTP 24 gives: recv_mark, recv_set,
%% fclearerror, fcheckerror. Written by hand; the reference is OTP 25.
{module, u25_gone}.

{exports, [{cases,0},{marks,0},{float_errors,0}]}.

{attributes, []}.

{labels, 30}.

{function, cases, 0, 2}.
  {label,1}.
    {func_info,{atom,u25_gone},{atom,cases},0}.
  {label,2}.
    {move,{literal,[marks,float_errors]},{x,0}}.
    return.

{function, marks, 0, 15}.
  {label,14}.
    {func_info,{atom,u25_gone},{atom,marks},0}.
  {label,15}.
    {allocate,1,0}.
    {init_yregs,{list,[{y,0}]}}.
    {call_ext,0,{extfunc,erlang,self,0}}.
    {move,{atom,noise},{x,1}}.
    send.
    {recv_mark,{f,16}}.
    {call_ext,0,{extfunc,erlang,make_ref,0}}.
    {move,{x,0},{y,0}}.
    {call_ext,0,{extfunc,erlang,self,0}}.
    {move,{y,0},{x,1}}.
    send.
    {recv_set,{f,16}}.
  {label,16}.
    {loop_rec,{f,18},{x,0}}.
    {test,is_eq_exact,{f,17},[{x,0},{y,0}]}.
    remove_message.
    {jump,{f,19}}.
  {label,17}.
    {loop_rec_end,{f,16}}.
  {label,18}.
    {wait,{f,16}}.
  {label,19}.
    {loop_rec,{f,21},{x,0}}.
    {test,is_eq_exact,{f,20},[{x,0},{atom,noise}]}.
    remove_message.
    {deallocate,1}.
    return.
  {label,20}.
    {loop_rec_end,{f,19}}.
  {label,21}.
    {wait,{f,19}}.

{function, float_errors, 0, 23}.
  {label,22}.
    {func_info,{atom,u25_gone},{atom,float_errors},0}.
  {label,23}.
    {allocate,0,0}.
    {move,{float,1.5},{x,0}}.
    {call_ext,1,{extfunc,difftest,id,1}}.
    {test,is_float,{f,24},[{x,0}]}.
    {fmove,{x,0},{fr,0}}.
    {fmove,{float,2.25},{fr,1}}.
    fclearerror.
    {bif,fmul,{f,0},[{fr,0},{fr,1}],{fr,0}}.
    {fcheckerror,{f,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},1}.
    {fmove,{fr,0},{x,0}}.
    {deallocate,0}.
    return.
  {label,24}.
    {badmatch,{x,0}}.
