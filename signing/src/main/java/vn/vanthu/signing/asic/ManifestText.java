package vn.vanthu.signing.asic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import vn.vanthu.signing.cms.DigestAlgorithm;

/** Writes an ASiCManifest (EN 319 162-1 §A.4), the same text for the same files. */
final class ManifestText {

  private ManifestText() {}

  static byte[] of(String signature, List<DataFile> files, DigestAlgorithm digest) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<asic:ASiCManifest xmlns:asic=\"").append(Manifest.NAMESPACE);
    xml.append("\" xmlns:ds=\"").append(Manifest.DSIG).append("\">");
    xml.append("<asic:SigReference MimeType=\"application/pkcs7-signature\" URI=\"");
    xml.append(uri(signature)).append("\"/>");
    for (DataFile file : files) {
      MessageDigest state = digest.start();
      file.bytes().digestInto(state, 0, file.bytes().length());
      xml.append("<asic:DataObjectReference");
      if (!file.mediaType().isEmpty()) {
        xml.append(" MimeType=\"").append(escaped(file.mediaType())).append('"');
      }
      xml.append(" URI=\"").append(uri(file.name())).append("\"><ds:DigestMethod Algorithm=\"");
      xml.append(DigestMethods.name(digest)).append("\"/><ds:DigestValue>");
      xml.append(Base64.getEncoder().encodeToString(state.digest()));
      xml.append("</ds:DigestValue></asic:DataObjectReference>");
    }
    return xml.append("</asic:ASiCManifest>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** Percent-encodes all but unreserved characters and the slash (RFC 3986 §2.3). */
  private static String uri(String name) {
    StringBuilder out = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~/".indexOf(c) >= 0;
      out.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return out.toString();
  }
}
