package vn.vanthu.service.registers;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where the deployment stands: only on an independent local network may state secrets be kept (Law
 * 117/2025/QH15 on the protection of state secrets).
 */
public enum Network {
  /** Reaches, or can be reached from, the Internet or another organisation's network. */
  @JsonProperty("networked")
  NETWORKED,
  /** Independent of every other network. */
  @JsonProperty("independent-lan")
  INDEPENDENT_LAN
}
