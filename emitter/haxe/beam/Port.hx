package beam;

/** A port identifier. **/
abstract Port(Term) to Term {}
