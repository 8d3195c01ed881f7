package org.learnwire.lrs;

import java.sql.SQLException;
import java.util.List;

/** Goes through the positions of statements that meet all conditions, in the query's order. */
interface Walk {
  /** The next positions, at most as many as asked for; none when there are no more. */
  List<Long> next(int most) throws SQLException;
}
