%% Lists, maps and records.
{module, building}.

{exports, [{cell,2},{cell_and_frame,1},{one_of_a_map,1},{record,2},{record_copied,2}]}.

{attributes, []}.

{labels, 11}.

{function, cell, 2, 2}.
  {label,1}.
    {func_info,{atom,building},{atom,cell},2}.
  {label,2}.
    {test_heap,4,2}.
    {put_list,{x,0},{x,1},{x,1}}.
    {put_list,{x,0},{x,1},{x,0}}.
    return.

{function, cell_and_frame, 1, 4}.
  {label,3}.
    {func_info,{atom,building},{atom,cell_and_frame},1}.
  {label,4}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {call_ext,1,{extfunc,m,f,1}}.
    {test_heap,4,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.

{function, one_of_a_map, 1, 6}.
  {label,5}.
    {func_info,{atom,building},{atom,one_of_a_map},1}.
  {label,6}.
    {test,is_map,{f,5},[{x,0}]}.
    {get_map_elements,{f,5},{x,0},{list,[{atom,a},{x,0}]}}.
    return.

{function, record, 2, 8}.
  {label,7}.
    {func_info,{atom,building},{atom,record},2}.
  {label,8}.
    {test,is_tagged_tuple,{f,7},[{x,0},3,{atom,r}]}.
    {test_heap,4,2}.
    {update_record,{atom,reuse},3,{x,0},{x,0},{list,[2,{x,1}]}}.
    return.

{function, record_copied, 2, 10}.
  {label,9}.
    {func_info,{atom,building},{atom,record_copied},2}.
  {label,10}.
    {test,is_tagged_tuple,{f,9},[{x,0},3,{atom,r}]}.
    {test_heap,4,2}.
    {update_record,{atom,copy},3,{x,0},{x,0},{list,[2,{x,1}]}}.
    return.
