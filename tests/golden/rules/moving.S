%% Moves, alone and with what follows them.
{module, moving}.

{exports, [{nowhere,1},{two_and_call,2},{two_and_go,2},{one_and_call,2},{one_and_go,2},{pair,2},{three_saved,3},{three_turned,3},{one_and_go_from_a_frame,2},{from_a_smaller_frame,1},{and_calls_elsewhere,2},{and_goes_elsewhere,2}]}.

{attributes, []}.

{labels, 34}.

{function, nowhere, 1, 2}.
  {label,1}.
    {func_info,{atom,moving},{atom,nowhere},1}.
  {label,2}.
    {move,{x,0},{x,0}}.
    return.

{function, two_and_call, 2, 4}.
  {label,3}.
    {func_info,{atom,moving},{atom,two_and_call},2}.
  {label,4}.
    {allocate,0,2}.
    {move,{x,0},{x,2}}.
    {move,{x,1},{x,0}}.
    {call,1,{f,2}}.
    {deallocate,0}.
    return.

{function, two_and_go, 2, 7}.
  {label,6}.
    {func_info,{atom,moving},{atom,two_and_go},2}.
  {label,7}.
    {move,{x,0},{x,2}}.
    {move,{x,1},{x,0}}.
    {call_only,1,{f,2}}.

{function, one_and_call, 2, 10}.
  {label,9}.
    {func_info,{atom,moving},{atom,one_and_call},2}.
  {label,10}.
    {allocate,0,2}.
    {move,{x,0},{x,1}}.
    {call,2,{f,16}}.
    {deallocate,0}.
    return.

{function, one_and_go, 2, 13}.
  {label,12}.
    {func_info,{atom,moving},{atom,one_and_go},2}.
  {label,13}.
    {move,{x,0},{x,1}}.
    {call_only,2,{f,16}}.

{function, pair, 2, 16}.
  {label,15}.
    {func_info,{atom,moving},{atom,pair},2}.
  {label,16}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    return.

{function, three_saved, 3, 18}.
  {label,17}.
    {func_info,{atom,moving},{atom,three_saved},3}.
  {label,18}.
    {allocate,3,3}.
    {bif,self,{f,0},[],{x,3}}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{y,1}}.
    {move,{x,2},{y,2}}.
    {call,1,{f,2}}.
    {move,{y,0},{x,0}}.
    {move,{y,1},{x,1}}.
    {move,{y,2},{x,2}}.
    {call_last,3,{f,22},3}.

{function, three_turned, 3, 22}.
  {label,21}.
    {func_info,{atom,moving},{atom,three_turned},3}.
  {label,22}.
    {move,{x,0},{x,3}}.
    {move,{x,1},{x,0}}.
    {move,{x,2},{x,1}}.
    {call_only,2,{f,16}}.

{function, one_and_go_from_a_frame, 2, 25}.
  {label,24}.
    {func_info,{atom,moving},{atom,one_and_go_from_a_frame},2}.
  {label,25}.
    {allocate,0,2}.
    {move,{x,0},{x,1}}.
    {call_last,2,{f,16},0}.

{function, from_a_smaller_frame, 1, 28}.
  {label,27}.
    {func_info,{atom,moving},{atom,from_a_smaller_frame},1}.
  {label,28}.
    {allocate,2,1}.
    {move,{x,0},{y,0}}.
    {move,{x,0},{y,1}}.
    {call,1,{f,2}}.
    {trim,1,1}.
    {call,1,{f,2}}.
    {move,{y,0},{x,0}}.
    {deallocate,1}.
    return.

{function, and_calls_elsewhere, 2, 31}.
  {label,30}.
    {func_info,{atom,moving},{atom,and_calls_elsewhere},2}.
  {label,31}.
    {allocate,0,2}.
    {move,{x,1},{x,0}}.
    {call_ext,1,{extfunc,m,f,1}}.
    {move,{atom,a},{x,0}}.
    {call_ext_last,1,{extfunc,m,f,1},0}.

{function, and_goes_elsewhere, 2, 33}.
  {label,32}.
    {func_info,{atom,moving},{atom,and_goes_elsewhere},2}.
  {label,33}.
    {move,{x,1},{x,0}}.
    {call_ext_only,1,{extfunc,m,f,1}}.
