package org.tutai.viewer.desk;

import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tutai.viewer.words.Text;

/** What the person is told in passing. For the UI thread. */
public final class Notices {

  /**
   * Something told.
   *
   * @param what happened
   * @param trouble whether it is a failure
   * @param stays until it is dismissed or its action taken; others go by themselves
   * @param action what can be done about it; empty for nothing
   * @param remedy does that
   */
  public record Notice(
      Text what, boolean trouble, boolean stays, Optional<Text> action, Runnable remedy) {}

  private final ObservableList<Notice> shown = FXCollections.observableArrayList();
  private final ObservableList<Notice> readOnlyShown =
      FXCollections.unmodifiableObservableList(shown);

  /** What is told now, oldest first. */
  public ObservableList<Notice> shown() {
    return readOnlyShown;
  }

  public void tell(Text what) {
    shown.add(new Notice(what, false, false, Optional.empty(), () -> {}));
  }

  public void tell(Text what, Text action, Runnable remedy) {
    shown.add(new Notice(what, false, false, Optional.of(action), remedy));
  }

  /** Offers what should not be missed, and is no failure. */
  public void offer(Text what, Text action, Runnable remedy) {
    shown.add(new Notice(what, false, true, Optional.of(action), remedy));
  }

  public void trouble(Text what, Optional<Text> action, Runnable remedy) {
    shown.add(new Notice(what, true, true, action, remedy));
  }

  /** Takes a notice away. */
  public void dismiss(Notice notice) {
    shown.remove(notice);
  }
}
