package org.tutai.geo.theme;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.theme.Problem.Severity;

/** Collects problems, as many as a person may want to read. */
final class Problems {

  private final int most;
  private final List<Problem> told = new ArrayList<>();
  private int untold;

  Problems() {
    this(ThemeReading.MOST);
  }

  /** Tells that many and counts the rest. */
  Problems(int most) {
    this.most = most;
  }

  void add(Severity severity, String pointer, String expected, String found) {
    if (told.size() < most) {
      told.add(Problem.at(severity, pointer, expected, found));
    } else {
      untold++;
    }
  }

  void add(Problem problem) {
    told.add(problem);
  }

  List<Problem> list() {
    List<Problem> all = new ArrayList<>(told);
    if (untold > 0) {
      Remark rest =
          Remark.warning(
              Remark.Topic.FILE,
              untold + " more problems are not listed.",
              "另有 " + untold + " 個問題未列出。");
      all.add(new Problem(Severity.LEFT_OUT, "", "no more problems", untold + " more", rest));
    }
    return all;
  }
}
