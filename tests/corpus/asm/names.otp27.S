{module, names}.  %% version = 0

{exports, [{'',0},
           {module_info,0},
           {module_info,1},
           {'with\nnewline',0},
           {'Ünïcode \x{2603}',1}]}.

{attributes, [{vsn,"names 1"},{author,[{me,[1,2.5,"text"]}]}]}.

{labels, 11}.


{function, 'Ünïcode \x{2603}', 1, 2}.
  {label,1}.
    {line,[{location,"names.erl",7}]}.
    {func_info,{atom,names},{atom,'Ünïcode \x{2603}'},1}.
  {label,2}.
    {test_heap,4,1}.
    {put_tuple2,{x,0},{list,[{x,0},{atom,'ça va'},{atom,'\x{65E5}\x{672C}'}]}}.
    return.


{function, '', 0, 4}.
  {label,3}.
    {line,[{location,"file.hrl",70001}]}.
    {func_info,{atom,names},{atom,''},0}.
  {label,4}.
    {gc_bif,'+',{f,0},0,[{atom,''},{integer,1}],{x,0}}.
    return.


{function, 'with\nnewline', 0, 6}.
  {label,5}.
    {line,[{location,"naïve.hrl",4}]}.
    {func_info,{atom,names},{atom,'with\nnewline'},0}.
  {label,6}.
    {bif,hd,{f,0},[{atom,'with\nnewline'}],{x,0}}.
    return.


{function, module_info, 0, 8}.
  {label,7}.
    {line,[]}.
    {func_info,{atom,names},{atom,module_info},0}.
  {label,8}.
    {move,{atom,names},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 10}.
  {label,9}.
    {line,[]}.
    {func_info,{atom,names},{atom,module_info},1}.
  {label,10}.
    {move,{x,0},{x,1}}.
    {move,{atom,names},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.
