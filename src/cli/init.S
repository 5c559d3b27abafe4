%% The process `init` of `purlin run`. Nobody boots there, yet OTP's library asks `init` what the machine was started with
%% (`erl_scan` asks for its features, `argparse` for the program's name). It holds the flags that `erl` would have been given, and
%% answers as the module init does: `{From, Request}` with `{init, Answer}`.

{module, purlin_init}.

{exports, [{loop,1}]}.

{attributes, []}.

{labels, 27}.

%% loop(Flags)
{function, loop, 1, 2}.
  {label,1}.
    {func_info,{atom,purlin_init},{atom,loop},1}.
  {label,2}.
    {allocate,2,1}.
    {init_yregs,{list,[{y,0}]}}.
    {move,{x,0},{y,1}}.
  {label,3}.
    {loop_rec,{f,6},{x,0}}.
    {test,is_tuple,{f,5},[{x,0}]}.
    {test,test_arity,{f,5},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_pid,{f,4},[{x,1}]}.
    {move,{x,1},{y,0}}.
    remove_message.
    {move,{y,1},{x,1}}.
    {call,2,{f,8}}.
    {test_heap,3,1}.
    {put_tuple2,{x,1},{list,[{atom,init},{x,0}]}}.
    {move,{y,0},{x,0}}.
    send.
    {move,{y,1},{x,0}}.
    {call_last,1,{f,2},2}.
  %% {stop, {stop, Status}}: init:stop/1.
  {label,4}.
    {test,is_eq_exact,{f,5},[{x,1},{atom,stop}]}.
    {test,is_tagged_tuple,{f,5},[{x,0},2,{atom,stop}]}.
    remove_message.
    {get_tuple_element,{x,0},1,{x,0}}.
    {move,nil,{x,1}}.
    {call_ext_last,2,{extfunc,erlang,halt,2},2}.
  {label,5}.
    remove_message.
    {move,{y,1},{x,0}}.
    {call_last,1,{f,2},2}.
  {label,6}.
    {wait,{f,3}}.

%% answer(Request, Flags)
{function, answer, 2, 8}.
  {label,7}.
    {func_info,{atom,purlin_init},{atom,answer},2}.
  {label,8}.
    {test,is_tuple,{f,12},[{x,0}]}.
    {test,test_arity,{f,16},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,2}}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {select_val,{x,2},{f,16},{list,[{atom,ensure_loaded},{f,11},{atom,get_argument},{f,10},{atom,notify_when_started},{f,9}]}}.
  {label,9}.
    {move,{atom,started},{x,0}}.
    return.
  {label,10}.
    {call_only,2,{f,18}}.
  %% A module that can be found is loaded when it is called.
  {label,11}.
    {test,is_atom,{f,16},[{x,0}]}.
    {allocate,2,1}.
    {move,{x,0},{y,0}}.
    {'try',{y,1},{f,21}}.
    {move,{x,0},{x,1}}.
    {move,{atom,module_info},{x,2}}.
    {move,{atom,module},{x,0}}.
    {apply,1}.
    {try_end,{y,1}}.
    {test_heap,3,0}.
    {put_tuple2,{x,0},{list,[{atom,module},{y,0}]}}.
    {deallocate,2}.
    return.
  {label,21}.
    {try_case,{y,1}}.
    {move,{atom,error},{x,0}}.
    {deallocate,2}.
    return.
  {label,12}.
    {select_val,{x,0},{f,16},{list,[{atom,get_arguments},{f,15},{atom,get_plain_arguments},{f,14},{atom,get_status},{f,13},{atom,script_id},{f,14}]}}.
  {label,13}.
    {move,{literal,{started,started}},{x,0}}.
    return.
  {label,14}.
    {move,nil,{x,0}}.
    return.
  {label,15}.
    {move,{x,1},{x,0}}.
    return.
  {label,16}.
    {move,{atom,error},{x,0}}.
    return.

%% values(Flag, Flags): {ok, [Values]} of the flag, or error.
{function, values, 2, 18}.
  {label,17}.
    {func_info,{atom,purlin_init},{atom,values},2}.
  {label,18}.
    {test,is_nonempty_list,{f,20},[{x,1}]}.
    {get_list,{x,1},{x,2},{x,1}}.
    {get_tuple_element,{x,2},0,{x,3}}.
    {test,is_eq_exact,{f,19},[{x,3},{x,0}]}.
    {test_heap,5,3}.
    {get_tuple_element,{x,2},1,{x,0}}.
    {put_list,{x,0},nil,{x,0}}.
    {put_tuple2,{x,0},{list,[{atom,ok},{x,0}]}}.
    return.
  {label,19}.
    {call_only,2,{f,18}}.
  {label,20}.
    {move,{atom,error},{x,0}}.
    return.
