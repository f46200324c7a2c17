# `@Car.Wheel` is the `Wheel` of `@Car`.
@Car
@Car.Wheel
@Car.Wheel.turn(1)
@ @Car.Wheel.Spoke
@car.Wheel
@(Car.Wheel)
key[@Car.Wheel]
