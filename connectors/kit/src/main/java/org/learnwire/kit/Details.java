package org.learnwire.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.learnwire.kit.http.CallFailure;
import org.learnwire.kit.http.Caller;
import org.learnwire.kit.json.Found;
import org.learnwire.kit.manifest.Call;

/** The second call per record that some lists need; as many at once as the limits allow. */
record Details(Connection connection, Call call, Caller caller, ExecutorService threads) {

  /** The records with their details laid over; one that the vendor refuses is counted and left. */
  List<Found> of(List<Found> records, ObjectNode item, PassTally tally)
      throws CallFailure, InterruptedException {
    List<Callable<@Nullable Found>> tasks = new ArrayList<>();
    records.forEach(record -> tasks.add(() -> one(record, item, tally)));
    List<Found> detailed = new ArrayList<>();
    for (Future<@Nullable Found> future : threads.invokeAll(tasks)) {
      try {
        Found found = future.get();
        if (found != null) {
          detailed.add(found);
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof CallFailure failure) {
          throw failure;
        }
        throw new IllegalStateException(connection + ": a detail call broke", e.getCause());
      }
    }
    return detailed;
  }

  private @Nullable Found one(Found record, ObjectNode item, PassTally tally)
      throws CallFailure, InterruptedException {
    try {
      JsonNode detail = caller.read(call, Fill.of(connection, record.json(), item));
      ObjectNode both = record.json().deepCopy();
      detail.fields().forEachRemaining(field -> both.set(field.getKey(), field.getValue()));
      return new Found(both, record.parent());
    } catch (CallFailure failure) {
      if (!failure.aboutItem()) {
        throw failure;
      }
      tally.skip(failure, item);
      return null;
    }
  }
}
