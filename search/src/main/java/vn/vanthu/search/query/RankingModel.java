package vn.vanthu.search.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of the second stage, learned from public questions: a record's score is the weighted
 * sum of its {@link Feature}s. Weights are data in {@code ranking.tsv} beside this class.
 * Immutable.
 */
final class RankingModel {

  private final float[] weights;

  private RankingModel(Map<Feature, Float> byFeature) {
    weights = new float[Feature.values().length];
    byFeature.forEach((feature, weight) -> weights[feature.at()] = weight);
  }

  static RankingModel standard() {
    return Holder.STANDARD;
  }

  float score(float[] features) {
    float score = 0;
    for (int i = 0; i < weights.length; i++) {
      score += weights[i] * features[i];
    }
    return score;
  }

  static RankingModel parse(List<String> lines) {
    Map<Feature, Float> weights = new EnumMap<>(Feature.class);
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split("\t", 2);
        weights.put(Feature.valueOf(parts[0]), Float.parseFloat(parts[1]));
      }
    }
    return new RankingModel(weights);
  }

  private static final class Holder {
    static final RankingModel STANDARD = load();

    private static RankingModel load() {
      try (InputStream stream = RankingModel.class.getResourceAsStream("ranking.tsv")) {
        if (stream == null) {
          throw new IllegalStateException("ranking.tsv missing from the jar");
        }
        return parse(
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                .lines()
                .toList());
      } catch (IOException e) {
        throw new UncheckedIOException("reading the jar", e);
      }
    }
  }
}
