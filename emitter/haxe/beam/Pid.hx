package beam;

/** A process identifier. **/
abstract Pid(Term) to Term {}
