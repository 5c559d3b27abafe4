%% What OTP 24 and older compilers wrote before a receive is left out.
{module, receiving}.

{exports, [{marked,0}]}.

{attributes, []}.

{labels, 5}.

{function, marked, 0, 2}.
  {label,1}.
    {func_info,{atom,receiving},{atom,marked},0}.
  {label,2}.
    {recv_mark,{f,3}}.
    {recv_set,{f,3}}.
  {label,3}.
    {loop_rec,{f,4},{x,0}}.
    remove_message.
    return.
  {label,4}.
    {wait,{f,3}}.
