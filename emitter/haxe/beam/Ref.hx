package beam;

/** A reference, as make_ref/0 or Process.monitor/1 return it. **/
abstract Ref(Term) to Term {}
