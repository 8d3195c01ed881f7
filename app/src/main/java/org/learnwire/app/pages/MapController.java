package org.learnwire.app.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Which course belongs to what, whether that fits, and trying another map. */
@Controller
class MapController {
  private final LearningMaps maps;

  MapController(LearningMaps maps) {
    this.maps = maps;
  }

  @GetMapping("/map")
  String map(Model model) {
    model.addAttribute("map", maps.inForce());
    return "map";
  }

  @GetMapping("/map/unmapped.csv")
  ResponseEntity<String> rows() {
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header("Content-Disposition", "attachment; filename=\"unmapped.csv\"")
        .body(MapRows.of(maps.inForce()));
  }

  @PostMapping("/map/try")
  String tried(
      @RequestParam(required = false) @Nullable MultipartFile file,
      Model model,
      HttpServletResponse response)
      throws IOException {
    UploadedText upload = UploadedText.of(file == null ? new byte[0] : file.getBytes());
    LineProblem unreadable = upload.problem();
    MapTrial trial = unreadable == null ? maps.tried(upload.text()) : MapTrial.refused(unreadable);
    if (trial.problem() != null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    }
    model.addAttribute("trial", trial);
    return "map-try";
  }
}
