-- With each curve is kept who stands at its first places: curves from before don't have them, and are drawn again after the next run.
delete from kept_curve;
