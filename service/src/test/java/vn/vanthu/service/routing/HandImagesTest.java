package vn.vanthu.service.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vn.vanthu.service.demo.DemoPictures;

final class HandImagesTest {
  private final HandImages images = new HandImages();

  @Test
  void the_same_image_is_made_ready_once() throws Exception {
    byte[] png = DemoPictures.signature(3);
    assertThat(images.of(png.clone())).isPresent();
    assertThat(images.of(png).orElseThrow()).isSameAs(images.of(png.clone()).orElseThrow());
  }

  @Test
  void another_image_is_another_picture() throws Exception {
    assertThat(images.of(DemoPictures.signature(3)).orElseThrow())
        .isNotSameAs(images.of(DemoPictures.signature(5)).orElseThrow());
  }

  @Test
  void after_many_others_an_image_is_still_the_right_one() throws Exception {
    byte[] png = DemoPictures.signature(3);
    int width = images.of(png).orElseThrow().width();
    for (int i = 0; i < 100; i++) {
      assertThat(images.of(("no image " + i).getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
    assertThat(images.of(png).orElseThrow().width()).isEqualTo(width);
  }
}
