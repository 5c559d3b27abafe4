{module, maps_records}.  %% version = 0

{exports, [{exact,2},
           {get,1},
           {module_info,0},
           {module_info,1},
           {new,1},
           {put,3},
           {set,2},
           {tag,1},
           {update,2}]}.

{attributes, []}.

{labels, 27}.


{function, get, 1, 2}.
  {label,1}.
    {line,[{location,"maps_records.erl",7}]}.
    {func_info,{atom,maps_records},{atom,get},1}.
  {label,2}.
    {test,is_map,{f,1},[{x,0}]}.
    {get_map_elements,{f,3},
                      {tr,{x,0},{t_map,any,any}},
                      {list,[{literal,{b,1}},{x,2},{atom,a},{x,1}]}}.
    {test_heap,3,3}.
    {put_tuple2,{x,0},{list,[{x,1},{x,2}]}}.
    return.
  {label,3}.
    {test,has_map_fields,{f,4},{x,0},{list,[{atom,c}]}}.
    {move,{atom,c},{x,0}}.
    return.
  {label,4}.
    {line,[{location,"maps_records.erl",9}]}.
    {gc_bif,map_size,{f,0},1,[{tr,{x,0},{t_map,any,any}}],{x,1}}.
    {test,is_eq_exact,
          {f,1},
          [{tr,{x,1},{t_integer,{0,288230376151711743}}},{integer,0}]}.
    {move,{atom,empty},{x,0}}.
    return.


{function, put, 3, 6}.
  {label,5}.
    {line,[{location,"maps_records.erl",11}]}.
    {func_info,{atom,maps_records},{atom,put},3}.
  {label,6}.
    {test,is_map,{f,7},[{x,0}]}.
    {put_map_assoc,{f,0},{x,0},{x,0},3,{list,[{x,1},{x,2}]}}.
    {put_map_assoc,{f,0},{x,0},{x,0},1,{list,[{atom,fixed},{integer,1}]}}.
    return.
  {label,7}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,badmap},{x,0}]}}.
    {call_ext_only,1,{extfunc,erlang,error,1}}.


{function, exact, 2, 9}.
  {label,8}.
    {line,[{location,"maps_records.erl",12}]}.
    {func_info,{atom,maps_records},{atom,exact},2}.
  {label,9}.
    {test,is_map,{f,10},[{x,0}]}.
    {put_map_exact,{f,0},{x,0},{x,0},2,{list,[{atom,key},{x,1}]}}.
    return.
  {label,10}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,badmap},{x,0}]}}.
    {call_ext_only,1,{extfunc,erlang,error,1}}.


{function, new, 1, 12}.
  {label,11}.
    {line,[{location,"maps_records.erl",13}]}.
    {func_info,{atom,maps_records},{atom,new},1}.
  {label,12}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,1}}.
    {put_map_assoc,{f,0},
                   {literal,#{}},
                   {x,0},
                   2,
                   {list,[{atom,x},{x,0},{atom,y},{x,1}]}}.
    return.


{function, update, 2, 14}.
  {label,13}.
    {line,[{location,"maps_records.erl",14}]}.
    {func_info,{atom,maps_records},{atom,update},2}.
  {label,14}.
    {test,is_tagged_tuple,{f,13},[{x,0},5,{atom,user}]}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {test,is_integer,{f,13},[{x,2}]}.
    {gc_bif,'+',{f,0},3,[{tr,{x,2},{t_integer,any}},{integer,1}],{x,2}}.
    {test_heap,6,3}.
    {update_record,{atom,reuse},
                   5,
                   {tr,{x,0},{t_tuple,5,true,#{1 => {t_atom,[user]}}}},
                   {x,0},
                   {list,[2,{x,1},3,{tr,{x,2},{t_integer,any}}]}}.
    return.


{function, tag, 1, 16}.
  {label,15}.
    {line,[{location,"maps_records.erl",15}]}.
    {func_info,{atom,maps_records},{atom,tag},1}.
  {label,16}.
    {test,is_nonempty_list,{f,17},[{x,0}]}.
    {get_hd,{x,0},{x,0}}.
    return.
  {label,17}.
    {test,is_tuple,{f,15},[{x,0}]}.
    {select_tuple_arity,{tr,{x,0},{t_tuple,0,false,#{}}},
                        {f,15},
                        {list,[2,{f,20},3,{f,19},5,{f,18}]}}.
  {label,18}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {test,is_eq_exact,{f,15},[{x,1},{atom,user}]}.
    {move,{atom,user},{x,0}}.
    return.
  {label,19}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {test,is_eq_exact,{f,15},[{x,1},{atom,error}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    return.
  {label,20}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {test,is_eq_exact,{f,15},[{x,1},{atom,ok}]}.
    {move,{atom,ok},{x,0}}.
    return.


{function, set, 2, 22}.
  {label,21}.
    {line,[{location,"maps_records.erl",19}]}.
    {func_info,{atom,maps_records},{atom,set},2}.
  {label,22}.
    {allocate,2,2}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{y,1}}.
    {move,{x,1},{x,2}}.
    {move,{x,0},{x,1}}.
    {move,{integer,3},{x,0}}.
    {call_ext,3,{extfunc,erlang,setelement,3}}.
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,1}}.
    {init_yregs,{list,[{y,1}]}}.
    {move,{integer,3},{x,0}}.
    {call_ext,3,{extfunc,erlang,setelement,3}}.
    {set_tuple_element,{y,0},{x,0},1}.
    {deallocate,2}.
    return.


{function, module_info, 0, 24}.
  {label,23}.
    {line,[]}.
    {func_info,{atom,maps_records},{atom,module_info},0}.
  {label,24}.
    {move,{atom,maps_records},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 26}.
  {label,25}.
    {line,[]}.
    {func_info,{atom,maps_records},{atom,module_info},1}.
  {label,26}.
    {move,{x,0},{x,1}}.
    {move,{atom,maps_records},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.
