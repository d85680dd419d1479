package org.tutai.geo.locate.address.answer;

/**
 * Why an answer is as it is: 門牌 26 號不存在，取同側 24–28 號內插.
 *
 * @param code for programs, lower case with underscores (number_interpolated)
 * @param english one sentence
 * @param chinese the same in Traditional Chinese
 */
public record Reason(String code, String english, String chinese) {}
