%% Matching and building: what compilers of OTP 24 and 25 write, and what none does.
{module, bitstrings}.

{exports, [{may_fail,1},{known,1},{resumed,1},{ends,1},{fields,1},{bytes,1},{flags_that_are_none,1},{created_with_flags_that_are_none,1},{of_a_string,0}]}.

{attributes, []}.

{labels, 19}.

{function, may_fail, 1, 2}.
  {label,1}.
    {func_info,{atom,bitstrings},{atom,may_fail},1}.
  {label,2}.
    {bs_start_match4,{f,1},1,{x,0},{x,0}}.
    {bs_get_tail,{x,0},{x,0},1}.
    return.

{function, known, 1, 4}.
  {label,3}.
    {func_info,{atom,bitstrings},{atom,known},1}.
  {label,4}.
    {test,is_bitstr,{f,3},[{x,0}]}.
    {bs_start_match4,{atom,no_fail},1,{x,0},{x,0}}.
    {bs_get_tail,{x,0},{x,0},1}.
    return.

{function, resumed, 1, 6}.
  {label,5}.
    {func_info,{atom,bitstrings},{atom,resumed},1}.
  {label,6}.
    {test,bs_start_match3,{f,5},1,[{x,0}],{x,0}}.
    {bs_start_match4,{atom,resume},1,{x,0},{x,0}}.
    {bs_get_tail,{x,0},{x,0},1}.
    return.

{function, ends, 1, 8}.
  {label,7}.
    {func_info,{atom,bitstrings},{atom,ends},1}.
  {label,8}.
    {test,bs_start_match3,{f,7},1,[{x,0}],{x,0}}.
    {test,bs_test_unit,{f,7},[{x,0},7]}.
    {test,bs_test_unit,{f,7},[{x,0},8]}.
    {test,bs_skip_bits2,{f,7},[{x,0},{atom,all},8,{field_flags,[]}]}.
    {test,bs_test_tail2,{f,7},[{x,0},0]}.
    {move,{atom,a},{x,0}}.
    return.

{function, fields, 1, 10}.
  {label,9}.
    {func_info,{atom,bitstrings},{atom,fields},1}.
  {label,10}.
    {test,bs_start_match3,{f,9},1,[{x,0}],{x,0}}.
    {test,bs_get_integer2,{f,9},1,[{x,0},{integer,16},1,{field_flags,[]}],{x,1}}.
    {test,bs_get_integer2,{f,9},1,[{x,0},{integer,19},1,{field_flags,[signed]}],{x,1}}.
    {test,bs_get_integer2,{f,9},1,[{x,0},{integer,24},1,{field_flags,[little]}],{x,1}}.
    {test,bs_get_integer2,{f,9},1,[{x,0},{integer,32},1,{field_flags,[little,signed]}],{x,1}}.
    {test,bs_get_integer2,{f,9},1,[{x,0},{integer,19},1,{field_flags,[little]}],{x,1}}.
    {test,bs_get_binary2,{f,9},1,[{x,0},{integer,2},8,{field_flags,[]}],{x,2}}.
    {test,bs_skip_bits2,{f,9},[{x,0},{integer,4},1,{field_flags,[]}]}.
    {test,bs_get_binary2,{f,9},1,[{x,0},{atom,all},1,{field_flags,[]}],{x,0}}.
    return.

{function, bytes, 1, 12}.
  {label,11}.
    {func_info,{atom,bitstrings},{atom,bytes},1}.
  {label,12}.
    {test,bs_start_match3,{f,11},1,[{x,0}],{x,0}}.
    {bs_match,{f,11},{x,0},{commands,[{ensure_at_least,8,8},{integer,1,{literal,[]},8,1,{x,1}}]}}.
    {bs_match,{f,11},{x,0},{commands,[{ensure_at_least,24,8},{integer,1,{literal,[]},24,1,{x,1}}]}}.
    {bs_match,{f,11},{x,0},{commands,[{ensure_at_least,24,1},{integer,1,{literal,[]},8,1,{x,1}},{integer,2,{literal,[]},16,1,{x,2}}]}}.
    {move,{x,1},{x,0}}.
    return.

{function, flags_that_are_none, 1, 14}.
  {label,13}.
    {func_info,{atom,bitstrings},{atom,flags_that_are_none},1}.
  {label,14}.
    {test,bs_start_match3,{f,13},1,[{x,0}],{x,0}}.
    {bs_match,{f,13},{x,0},{commands,[{ensure_at_least,16,1},{integer,1,{literal,[little|big]},16,1,{x,1}}]}}.
    {move,{x,1},{x,0}}.
    return.

{function, created_with_flags_that_are_none, 1, 16}.
  {label,15}.
    {func_info,{atom,bitstrings},{atom,created_with_flags_that_are_none},1}.
  {label,16}.
    {bs_create_bin,{f,0},0,1,8,{x,0},{list,[{atom,integer},1,1,{literal,[little|big]},{x,0},{integer,16}]}}.
    return.

{function, of_a_string, 0, 18}.
  {label,17}.
    {func_info,{atom,bitstrings},{atom,of_a_string},0}.
  {label,18}.
    {bs_init2,{f,0},2,0,0,{field_flags,[]},{x,0}}.
    {bs_put_string,2,{string,"ok"}}.
    return.
